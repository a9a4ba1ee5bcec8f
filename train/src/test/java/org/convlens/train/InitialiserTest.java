package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.train.data.SeededRandom;
import org.junit.jupiter.api.Test;

class InitialiserTest {
  private static Volume draw(Initialiser initialiser, long seed) {
    SeededRandom random = new SeededRandom(seed, "test");
    float[] values = initialiser.draw(Shape.of(100, 500), 500, 100, random).toFloats();
    return Volume.of(1, 100, 500, values);
  }

  @Test
  void glorotIsUniformBetweenItsLimits() {
    Volume values = draw(new Initialiser.GlorotUniform(), 1);
    double limit = 0.1;
    assertThat(values.max()).isLessThanOrEqualTo((float) limit).isGreaterThan(0.0999f);
    assertThat(values.min()).isGreaterThanOrEqualTo((float) -limit).isLessThan(-0.0999f);
    assertThat(values.mean()).isCloseTo(0, within(0.001));
    assertThat(values.standardDeviation()).isCloseTo(limit / Math.sqrt(3), within(0.0005));
  }

  @Test
  void theTruncatedNormalEndsAtTwoDeviations() {
    Volume values = draw(new Initialiser.TruncatedNormal(0.1), 1);
    assertThat(values.abs().max()).isLessThanOrEqualTo(0.2f).isGreaterThan(0.199f);
    assertThat(values.mean()).isCloseTo(0, within(0.002));
    assertThat(values.standardDeviation()).isCloseTo(0.08796, within(0.0007));
  }

  @Test
  void theSeedDecides() {
    Initialiser glorot = new Initialiser.GlorotUniform();
    assertThat(draw(glorot, 1)).isEqualTo(draw(glorot, 1)).isNotEqualTo(draw(glorot, 2));
  }
}
