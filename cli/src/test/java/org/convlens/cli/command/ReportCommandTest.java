package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final Pattern IMAGE = Pattern.compile("<img [^>]*>");

  @TempDir Path folder;

  @Test
  void showsDigitsBeforeAndAfterTraining() throws IOException {
    Path file = folder.resolve("page.html");
    Run run = Run.of("report", "-o", file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().strip()).isEqualTo("report: " + file);
    String page = Files.readString(file);
    assertThat(page).contains("before training").contains("after training");
    assertThat(page)
        .contains("How it learned")
        .contains("grad-cam", "deep-lift", "occlusion", "rank ", "Verdict: ")
        .contains("10 classes");
  }

  @Test
  void longWorkIsAnnounced() {
    Path file = folder.resolve("page.html");
    Run run =
        Run.of(
            "report",
            "digits:untrained",
            "digit:2",
            "--methods",
            "grad-cam",
            "--trust",
            "full",
            "-o",
            file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err().lines())
        .contains("where it looked: 753 passes")
        .anyMatch(line -> line.matches("where it looked: (a few seconds|about .*)"));
  }

  @Test
  void needsNothingElse() throws IOException {
    String page = page("report", "digits:untrained", "digit:2");
    assertThat(page).doesNotContainPattern("<script|<link|@import|url\\(");
    assertThat(page).doesNotContainPattern("(src|srcset|href)=\"(?!data:image/png;base64,|#)");
  }

  @Test
  void everyPictureIsDescribed() throws IOException {
    String page = page("report", "digits:untrained", "digit:2");
    assertThat(IMAGE.matcher(page).results().map(r -> r.group()))
        .isNotEmpty()
        .allSatisfy(image -> assertThat(image).containsPattern("alt=\"[^\"]{10,}\""));
  }

  @Test
  void theSameCommandGivesTheSamePage() throws IOException {
    assertThat(page("report", "digits", "digit:4")).isEqualTo(page("report", "digits", "digit:4"));
  }

  @Test
  void networksThatDifferAreNotCompared() {
    Path file = folder.resolve("page.html");
    Run run = Run.of("report", "digits", "digit:1", "--before", "digts", "-o", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(file).doesNotExist();
  }

  private String page(Object... words) throws IOException {
    Path file = folder.resolve("page.html");
    Object[] args = Arrays.copyOf(words, words.length + 2);
    args[words.length] = "-o";
    args[words.length + 1] = file;
    Run run = Run.of(args);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readString(file);
  }
}
