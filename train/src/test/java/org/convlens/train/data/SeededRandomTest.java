package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
  private static final int DRAWS = 100_000;

  @Test
  void seedAndPurposeDecide() {
    double first = new SeededRandom(1, "conv1").uniform();
    assertThat(new SeededRandom(1, "conv1").uniform()).isEqualTo(first);
    assertThat(new SeededRandom(2, "conv1").uniform()).isNotEqualTo(first);
    assertThat(new SeededRandom(1, "conv2").uniform()).isNotEqualTo(first);
  }

  @Test
  void normalNumbersHaveMeanZeroAndDeviationOne() {
    SeededRandom random = new SeededRandom(3, "test");
    double[] values = new double[DRAWS];
    Arrays.setAll(values, i -> random.gaussian());
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(0.015));
    assertThat(Arrays.stream(values).map(v -> v * v).average().orElseThrow())
        .isCloseTo(1, within(0.03));
    assertThat(Arrays.stream(values).filter(v -> Math.abs(v) < 1).count() / (double) DRAWS)
        .isCloseTo(0.6827, within(0.01));
  }

  @Test
  void boundedNumbersAreEven() {
    SeededRandom random = new SeededRandom(4, "test");
    int[] counts = new int[7];
    for (int i = 0; i < DRAWS; i++) {
      counts[random.below(7)]++;
    }
    assertThat(Arrays.stream(counts).asDoubleStream().boxed().toList())
        .allSatisfy(count -> assertThat(count).isCloseTo(DRAWS / 7.0, within(600.0)));
  }

  @Test
  void aPermutationHasEveryNumberOnce() {
    int[] order = new SeededRandom(5, "test").permutation(1000);
    assertThat(order).isNotEqualTo(Arrays.stream(order).sorted().toArray());
    assertThat(Arrays.stream(order).sorted().distinct().toArray()).hasSize(1000);
    assertThat(Arrays.stream(order).max()).hasValue(999);
  }
}
