package org.convlens.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

class CompletenessNoteTest {
  @Test
  void numbersAreWrittenForPeople() {
    Volume shares = Volume.of(1, 1, 2, -580_700_032, 0);
    assertThat(CompletenessNote.note(shares, -5.8e8))
        .isEqualTo(
            Note.fact(
                "Completeness: the attributions add up to −5.807e8, the score rises by −5.8e8 (gap"
                    + " −7e5)."));
    assertThat(CompletenessNote.note(Volume.of(1, 1, 2, 19.25f, 0), 19.25))
        .isEqualTo(
            Note.fact(
                "Completeness: the attributions add up to 19.25, the score rises by 19.25 (no"
                    + " gap)."));
  }

  @Test
  void aGapOfMoreThanATwentiethIsWarnedOf() {
    assertThat(CompletenessNote.note(Volume.of(1, 1, 2, 10, 0), 9.6).isWarning()).isFalse();
    assertThat(CompletenessNote.note(Volume.of(1, 1, 2, 10, 0), 9).isWarning()).isTrue();
  }
}
