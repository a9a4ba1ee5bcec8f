package org.convlens.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against the example of FIPS 180-2: SHA-256 of "abc". */
class Sha256Test {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isOfAllThatWasAdded() {
    byte[] more = {'c', 'd'};
    assertThat(new Sha256().add("a").add(new byte[] {'b'}).add(more, 1).text()).isEqualTo(ABC);
  }

  @Test
  void numbersAreFourBytesEachTheHighestFirst() {
    assertThat(new Sha256().add(0x61626300, -2).text())
        .isEqualTo(new Sha256().add(new byte[] {97, 98, 99, 0, -1, -1, -1, -2}).text());
  }

  @Test
  void itsBeginningIsBrief() {
    assertThat(new Sha256().add("abc").brief()).isEqualTo(ABC.substring(0, 16));
  }
}
