package org.convlens.format.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Dictionaries and lists as Python's repr writes them. */
class PythonNamesTest {
  @Test
  void namesKeepTheirApostrophes() {
    assertThat(PythonNames.of("{0: 'tench', 1: \"jack-o'-lantern\", 2: 'it\\'s', 3: 'a, b: c'}"))
        .containsExactly("tench", "jack-o'-lantern", "it's", "a, b: c");
    assertThat(PythonNames.of("['say \"hi\"', \"carpenter's kit\", 'caf\\xe9', 'na\\u00efve', ]"))
        .containsExactly("say \"hi\"", "carpenter's kit", "café", "naïve");
  }

  @Test
  void indicesMayStandInAnyOrder() {
    assertThat(PythonNames.of("{1: 'b',\n 0: 'a'}")).containsExactly("a", "b");
  }

  @Test
  void whatIsNoListOfNamesIsNone() {
    for (String text :
        new String[] {
          "",
          "{",
          "{}",
          "[]",
          "{0: 'a', 2: 'c'}",
          "{0: a}",
          "['a' 'b']",
          "{'a'}",
          "['a",
          "[1, 2]",
          "{0: 'a'",
          "['a', {0: 'b'}]",
          "{0: 'it's'}"
        }) {
      assertThat(PythonNames.of(text)).as(text).isEmpty();
    }
  }

  /** Neither slow nor deep, whatever it is given. */
  @Test
  void longTextsAreNoNames() {
    assertThat(PythonNames.of("['" + "\\'".repeat(200_000) + "']")).isEmpty();
    assertThat(PythonNames.of("[" + " ".repeat(500_000) + "x]")).isEmpty();
  }
}
