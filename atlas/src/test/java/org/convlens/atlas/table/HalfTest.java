package org.convlens.atlas.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {
  @Test
  void everyHalfIsKept() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = Half.value((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Half.of(value)).isEqualTo((short) bits);
      }
    }
  }

  /** Against all halves: none is nearer, and of two that are as near the even one is taken. */
  @Test
  void isTheNearest() {
    for (int bits = 0; bits < 0x7bff; bits += 7) {
      float low = Half.value((short) bits);
      float high = Half.value((short) (bits + 1));
      float middle = (low + high) / 2;
      assertThat(Half.of(middle)).isEqualTo((short) ((bits & 1) == 0 ? bits : bits + 1));
      assertThat(Half.of(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
      assertThat(Half.of(Math.nextDown(middle))).isEqualTo((short) bits);
    }
  }

  /** Values of IEEE 754-2008. */
  @Test
  void knownValues() {
    assertThat(Half.of(1)).isEqualTo((short) 0x3c00);
    assertThat(Half.of(-2)).isEqualTo((short) 0xc000);
    assertThat(Half.of(65504)).isEqualTo((short) 0x7bff);
    assertThat(Half.of(65520)).isEqualTo((short) 0x7c00);
    assertThat(Half.of(0x1p-24f)).isEqualTo((short) 1);
    assertThat(Half.of(0x1p-25f)).isZero();
    assertThat(Half.of(1e-30f)).isZero();
    assertThat(Half.value(Half.of(Float.NaN))).isNaN();
    assertThat(Half.value(Half.of(Float.NEGATIVE_INFINITY))).isEqualTo(Float.NEGATIVE_INFINITY);
  }
}
