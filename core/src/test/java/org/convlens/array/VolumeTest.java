package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class VolumeTest {
  private final Volume maps = Volume.generate(2, 2, 3, (c, y, x) -> 6 * c + 3 * y + x);

  @Test
  void numbersLieInCOrder() {
    assertThat(maps.toArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(maps.at(1, 0, 2)).isEqualTo(8);
    assertThat(maps.at(8)).isEqualTo(8);
  }

  @Test
  void nobodyCanChangeIt() {
    float[] mine = {1, 2};
    Volume volume = Volume.of(1, 1, 2, mine);
    mine[0] = 9;
    volume.toArray()[1] = 9;
    assertThat(volume.toArray()).containsExactly(1, 2);
  }

  @Test
  void placesOutsideAreRefused() {
    assertThatThrownBy(() -> maps.at(0, 2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> maps.at(0, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> maps.channel(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void wrongCountsAreRefused() {
    assertThatThrownBy(() -> Volume.of(1, 2, 2, 1, 2, 3)).hasMessageContaining("3 numbers");
    assertThatThrownBy(() -> maps.plus(maps.channel(0))).hasMessageContaining("differ in shape");
  }

  @Test
  void readsAndWritesBuffers() {
    FloatBuffer buffer = FloatBuffer.allocate(12);
    maps.copyTo(buffer);
    assertThat(Volume.read(2, 2, 3, buffer.flip())).isEqualTo(maps).hasSameHashCodeAs(maps);
  }

  @Test
  void arithmetic() {
    assertThat(maps.plus(maps)).isEqualTo(maps.times(2));
    assertThat(maps.minus(maps)).isEqualTo(Volume.zeros(2, 2, 3));
    assertThat(Volume.of(1, 1, 2, -1, 2).relu().toArray()).containsExactly(0, 2);
    assertThat(Volume.of(1, 1, 2, -1, 2).abs().toArray()).containsExactly(1, 2);
  }

  @Test
  void sumsOverChannels() {
    assertThat(maps.channelMeans()).containsExactly(2.5f, 8.5f);
    assertThat(maps.weightedSum(new float[] {1, -1})).isEqualTo(Volume.of(1, 2, 3, filled(-6)));
    assertThat(maps.foldChannels(Math::max)).isEqualTo(maps.channel(1));
  }

  private static float[] filled(float value) {
    float[] values = new float[6];
    java.util.Arrays.fill(values, value);
    return values;
  }

  @Test
  void statistics() {
    assertThat(maps.min()).isZero();
    assertThat(maps.max()).isEqualTo(11);
    assertThat(maps.mean()).isEqualTo(5.5);
    assertThat(Volume.of(1, 1, 4, 2, 4, 4, 6).standardDeviation()).isEqualTo(Math.sqrt(2));
    assertThat(Volume.of(1, 1, 4, 2, 6, 4, 6).argmax()).isEqualTo(1);
    assertThat(Volume.of(1, 1, 2, 1, Float.NaN).isFinite()).isFalse();
  }
}
