package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would change nothing, and what is empty, is refused instead of passed over. */
class IdleOptionTest {
  @TempDir Path folder;

  @Test
  void aKnobWithoutEffectIsRefused() {
    refuses(
        "gamma 0.5 has no effect with middle alpha1-beta0: choose middle gamma too, or leave gamma out",
        "draw",
        "lrp",
        "digits",
        "digit:7",
        "--gamma",
        "0.5");
    refuses("gamma 0.5 has no effect", "compare", "lrp:gamma=0.5", "digits", "digit:7");
    refuses("maps 3 has no effect without a picture", "diff", "digits", "digits", "--maps", "3");
  }

  @Test
  void aClassThatNothingExplainsIsRefused() {
    refuses(
        "--class has no effect: eigen-cam",
        "draw",
        "eigen-cam",
        "digits",
        "digit:7",
        "--class",
        "3");
    refuses("--score has no effect: filters", "draw", "filters", "digits", "--score", "logit(3)");
    refuses("--class has no effect without a picture", "diff", "digits", "digits", "--class", "3");
  }

  @Test
  void aPictureThatNothingLooksAtIsRefused() {
    refuses(
        "filters looks at the network alone: leave 'digit:7' out",
        "draw",
        "filters",
        "digits",
        "digit:7");
  }

  @Test
  void emptyWordsAreRefused() {
    refuses("argument IMAGE is empty", "draw", "grad-cam", "digits", "");
    refuses("argument MODEL is empty", "summary", " ");
    refuses("--class is empty", "draw", "grad-cam", "digits", "digit:7", "--class", "");
    refuses("--out is empty", "draw", "grad-cam", "digits", "digit:7", "-o", "");
    refuses(
        "fail-if '': give conditions such as dead>5%",
        "filter-health", "digits", folder, "--fail-if", "");
    refuses(
        "trust '': must be none, brief, quick or full",
        "draw",
        "grad-cam",
        "digits",
        "digit:7",
        "--trust=");
  }

  @Test
  void threadsAreBounded() {
    refuses(
        "threads 1000000: must be from 1 to 1024",
        "classify",
        "digits",
        "digit:7",
        "--threads",
        "1000000");
    refuses("threads 0: must be from 1 to 1024", "classify", "digits", "digit:7", "--threads", "0");
  }

  private static void refuses(String words, Object... args) {
    Run run = Run.of(args);
    assertThat(run.err()).startsWith("convlens: ").contains(words).hasLineCount(1);
    assertThat(run.code()).isEqualTo(Failures.WRONG_USE);
    assertThat(run.out()).isEmpty();
  }
}
