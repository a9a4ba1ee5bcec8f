package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {
  @Test
  void everyHalfSurvivesTheRoundTrip() {
    for (int bits = 0; bits < 65536; bits++) {
      float value = Half.fromHalf((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Half.toHalf(value)).as("bits %x", bits).isEqualTo((short) bits);
      } else {
        assertThat(Half.fromHalf(Half.toHalf(value))).isNaN();
      }
    }
  }

  @Test
  void knownNumbers() {
    assertThat(Half.fromHalf((short) 0x3c00)).isEqualTo(1);
    assertThat(Half.fromHalf((short) 0xc000)).isEqualTo(-2);
    assertThat(Half.fromHalf((short) 0x7bff)).isEqualTo(65504);
    assertThat(Half.fromHalf((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(Half.fromHalf((short) 0x3555)).isEqualTo(0.33325195f);
  }

  @Test
  void tiesRoundToEven() {
    assertThat(Half.toHalf(2049)).isEqualTo(Half.toHalf(2048));
    assertThat(Half.toHalf(2051)).isEqualTo(Half.toHalf(2052));
  }

  @Test
  void tooLargeBecomesInfinite() {
    assertThat(Half.fromHalf(Half.toHalf(65519.99f))).isEqualTo(65504);
    assertThat(Half.fromHalf(Half.toHalf(65520))).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Half.fromHalf(Half.toHalf(-1e9f))).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  @Test
  void bfloatIsTheUpperHalfOfAFloat() {
    assertThat(Half.fromBfloat((short) 0x3fc0)).isEqualTo(1.5f);
  }
}
