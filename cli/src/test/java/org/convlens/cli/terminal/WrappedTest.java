package org.convlens.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {
  @Test
  void breaksBetweenWords() {
    assertThat(Wrapped.lines("one two three", 7)).containsExactly("one two", "three");
  }

  @Test
  void aLongWordHasALineOfItsOwn() {
    assertThat(Wrapped.lines("a incomprehensible b", 5))
        .containsExactly("a", "incomprehensible", "b");
  }

  @Test
  void lettersOfTwoHalvesCountOnce() {
    assertThat(Wrapped.lines("𝑥 𝑥 𝑥", 5)).containsExactly("𝑥 𝑥 𝑥");
  }
}
