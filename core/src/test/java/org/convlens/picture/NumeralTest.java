package org.convlens.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-12.5, −12.5",
    "0.031349, 0.0313",
    "12345.6, 12300",
    "0.00000034, 3.4e−7",
    "1.5e9, 1.5e9",
    "100000, 1e5",
    "NaN, not a number",
    "-Infinity, −∞"
  })
  void hasThreeDigits(double value, String expected) {
    assertThat(Numeral.of(value)).isEqualTo(expected);
  }

  @Test
  void ticksHaveTheDigitsOfTheirStep() {
    assertThat(Numeral.of(0.30000000000000004, 0.1)).isEqualTo("0.3");
    assertThat(Numeral.of(0.25, 0.05)).isEqualTo("0.25");
    assertThat(Numeral.of(-0.0001, 0.1)).isEqualTo("0");
    assertThat(Numeral.of(20, 10)).isEqualTo("20");
  }

  @Test
  void countsHaveCommas() {
    assertThat(Numeral.count(12288)).isEqualTo("12,288");
    assertThat(Numeral.count(999)).isEqualTo("999");
  }
}
