package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void mapsHaveChannelsHeightAndWidth() {
    Shape maps = Shape.maps(16, 28, 20);
    assertThat(maps).hasToString("N × 16 × 28 × 20");
    assertThat(maps.channels()).isEqualTo(16);
    assertThat(maps.height()).isEqualTo(28);
    assertThat(maps.width()).isEqualTo(20);
    assertThat(maps.isSpatial()).isTrue();
    assertThat(maps.elements()).isEqualTo(16 * 28 * 20);
  }

  @Test
  void flatLayersHaveNoHeight() {
    Shape flat = Shape.features(10);
    assertThat(flat.channels()).isEqualTo(10);
    assertThat(flat.height()).isEqualTo(1);
    assertThat(flat.isMaps()).isFalse();
    assertThat(Shape.maps(10, 1, 1).isSpatial()).isFalse();
  }

  @Test
  void negativeAxesCountFromTheInnermost() {
    assertThat(Shape.of(2, 3, 4).extent(-1)).isEqualTo(4);
    assertThatThrownBy(() -> Shape.of(2, 3).extent(2)).hasMessageContaining("axis 2");
  }

  @Test
  void aBatchGetsItsSize() {
    assertThat(Shape.features(10).batched(8)).isEqualTo(Shape.of(8, 10));
    assertThat(Shape.of(3, 10).batched(8)).isEqualTo(Shape.of(3, 10));
  }

  @Test
  void tooManyElementsOverflowLoudly() {
    int huge = Integer.MAX_VALUE;
    assertThatThrownBy(() -> Shape.of(huge, huge, huge).elements())
        .isInstanceOf(ArithmeticException.class);
  }
}
