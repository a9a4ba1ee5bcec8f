package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.ascent.Ascent;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

/** What is told of pictures that show nothing. */
class EaselTest {
  private static List<String> warnings(double after, int updates, boolean blocked) {
    Ascent ascent =
        new Ascent(
            List.of(),
            List.of(1.0),
            List.of(after),
            List.of(List.of()),
            List.of(),
            updates,
            20,
            List.of(blocked));
    return Easel.warnings(ascent, List.of("channel(conv, 3)")).stream().map(Note::text).toList();
  }

  @Test
  void aScoreThatRoseNeedsNoWord() {
    assertThat(warnings(1.5, 20, false)).isEmpty();
  }

  @Test
  void aUnitThatDidNotRiseIsNamed() {
    assertThat(warnings(1, 20, false))
        .containsExactly(
            "Not excited in 20 updates, so the picture shows nothing: channel(conv, 3).");
  }

  @Test
  void aUnitWithoutAGradientCannotBeExcited() {
    assertThat(warnings(1, 20, true))
        .containsExactly(
            "Could not be excited, so the picture shows nothing: channel(conv, 3) (no gradient"
                + " from any start).");
  }

  @Test
  void workThatWasStoppedIsNoVerdict() {
    assertThat(warnings(1, 4, false))
        .containsExactly(
            "Stopped after 4 of 20 updates.",
            "Not yet excited, so the picture shows nothing: channel(conv, 3).");
  }
}
