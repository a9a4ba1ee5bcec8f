package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Kernel SHAP against the sum over all orders of joining. */
class CoalitionsTest {
  /** A game with interactions of two and three, made of seeded numbers. */
  private static ToDoubleFunction<boolean[]> game(int players) {
    double[] numbers = new SplittableRandom(8).doubles(400, -1, 1).toArray();
    return shown -> {
      double worth = 3;
      for (int i = 0; i < players; i++) {
        for (int j = 0; j <= i && shown[i]; j++) {
          worth += shown[j] ? numbers[i * players + j] : 0;
        }
      }
      return worth + (shown[0] && shown[1] && shown[2] ? 5 : 0);
    };
  }

  private static double[] estimated(int players, int budget, ToDoubleFunction<boolean[]> game) {
    Coalitions coalitions = Coalitions.of(players, budget, new SplittableRandom(1));
    double[] worths = new double[coalitions.count()];
    for (int n = 0; n < worths.length; n++) {
      worths[n] = game.applyAsDouble(coalitions.get(n));
    }
    boolean[] all = new boolean[players];
    Arrays.fill(all, true);
    return coalitions.values(
        worths, game.applyAsDouble(new boolean[players]), game.applyAsDouble(all));
  }

  /** φᵢ = Σ over S without i of |S|! (M − |S| − 1)! / M! · (v(S ∪ i) − v(S)). */
  private static double[] shapley(int players, ToDoubleFunction<boolean[]> game) {
    double[] values = new double[players];
    for (int mask = 0; mask < 1 << players; mask++) {
      boolean[] without = new boolean[players];
      for (int i = 0; i < players; i++) {
        without[i] = (mask >> i & 1) == 1;
      }
      int size = Integer.bitCount(mask);
      double weight = 1 / (Coalitions.binomial(players - 1, size) * players);
      for (int i = 0; i < players; i++) {
        if (!without[i]) {
          boolean[] with = without.clone();
          with[i] = true;
          values[i] += weight * (game.applyAsDouble(with) - game.applyAsDouble(without));
        }
      }
    }
    return values;
  }

  @Test
  void withAllCoalitionsTheValuesAreShapleys() {
    for (int players : new int[] {2, 3, 6, 9}) {
      ToDoubleFunction<boolean[]> game =
          players > 2 ? game(players) : shown -> shown[0] ? (shown[1] ? 4 : 1) : 0;
      assertThat(Coalitions.of(players, 600, new SplittableRandom(1)).isComplete()).isTrue();
      assertThat(estimated(players, 600, game))
          .containsExactly(shapley(players, game), within(1e-9));
    }
  }

  @Test
  void withSomeTheyAreNear() {
    double[] exact = shapley(12, game(12));
    double[] estimated = estimated(12, 1000, game(12));
    assertThat(Coalitions.of(12, 1000, new SplittableRandom(1)).isComplete()).isFalse();
    assertThat(estimated).containsExactly(exact, within(.15));
  }

  @Test
  void theyAddUpInAnyCase() {
    ToDoubleFunction<boolean[]> game = game(20);
    boolean[] all = new boolean[20];
    Arrays.fill(all, true);
    double rise = game.applyAsDouble(all) - game.applyAsDouble(new boolean[20]);
    assertThat(Arrays.stream(estimated(20, 100, game)).sum()).isCloseTo(rise, within(1e-9));
  }

  @Test
  void drawnCoalitionsComeWithTheirComplements() {
    Coalitions coalitions = Coalitions.of(10, 100, new SplittableRandom(1));
    for (int n = 0; n < coalitions.count(); n += 2) {
      for (int i = 0; i < 10; i++) {
        assertThat(coalitions.get(n)[i]).isNotEqualTo(coalitions.get(n + 1)[i]);
      }
    }
  }
}
