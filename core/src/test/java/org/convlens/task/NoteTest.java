package org.convlens.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoteTest {
  @Test
  void aLineTellsFactsFromWarnings() {
    assertThat(Note.fact("Seed 1.").line()).isEqualTo("note: Seed 1.");
    assertThat(Note.warning("It is flat.").line()).isEqualTo("warning: It is flat.");
  }

  @Test
  void ofOneOfSeveralItStaysWhatItIs() {
    assertThat(Note.warning("It is flat.").of("grad-cam"))
        .isEqualTo(Note.warning("grad-cam: It is flat."));
  }
}
