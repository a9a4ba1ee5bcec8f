package org.convlens.method.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.convlens.array.LeastSquares;

/**
 * Which players are asked together, with the weights of the Shapley kernel (M − 1) / (C(M, s) · s ·
 * (M − s)) for s of M players; none and all are not among them (Lundberg, Lee 2017). All sizes that
 * the budget allows are complete, from the outermost in; of the others, coalitions are drawn
 * together with their complements.
 */
final class Coalitions {
  private final int players;
  private final List<boolean[]> members = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private boolean complete = true;

  private Coalitions(int players) {
    this.players = players;
  }

  static Coalitions of(int players, int budget, SplittableRandom random) {
    Coalitions coalitions = new Coalitions(players);
    double[] sizeWeights = sizeWeights(players);
    double remaining = Arrays.stream(sizeWeights).sum();
    int size = 1;
    for (; size < sizeWeights.length; size++) {
      boolean middle = 2 * size == players;
      double subsets = binomial(players, size) * (middle ? 1 : 2);
      double share = sizeWeights[size] / remaining * (budget - coalitions.count());
      if (subsets > share + 1e-8) {
        break;
      }
      coalitions.addAll(size, sizeWeights[size] / subsets);
      remaining -= sizeWeights[size];
    }
    if (size < sizeWeights.length) {
      coalitions.draw(sizeWeights, size, remaining, budget, random);
    }
    return coalitions;
  }

  /** By size s up to half of the players: the kernel's weight of all with s and M − s members. */
  private static double[] sizeWeights(int players) {
    double[] weights = new double[players / 2 + 1];
    for (int s = 1; s < weights.length; s++) {
      double one = (players - 1.0) / ((double) s * (players - s));
      weights[s] = 2 * s == players ? one : 2 * one;
    }
    return weights;
  }

  static double binomial(int n, int k) {
    double result = 1;
    for (int i = 1; i <= k; i++) {
      result = result * (n - k + i) / i;
    }
    return Math.rint(result);
  }

  private void addAll(int size, double weight) {
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      chosen[i] = i;
    }
    while (true) {
      boolean[] coalition = new boolean[players];
      Arrays.stream(chosen).forEach(i -> coalition[i] = true);
      add(coalition, weight);
      if (2 * size != players) {
        add(complement(coalition), weight);
      }
      int last = size - 1;
      while (last >= 0 && chosen[last] == players - size + last) {
        last--;
      }
      if (last < 0) {
        return;
      }
      chosen[last]++;
      for (int i = last + 1; i < size; i++) {
        chosen[i] = chosen[i - 1] + 1;
      }
    }
  }

  private void draw(
      double[] sizeWeights, int from, double remaining, int budget, SplittableRandom random) {
    complete = false;
    int pairs = Math.max(1, (budget - count()) / 2);
    for (int pair = 0; pair < pairs; pair++) {
      double at = random.nextDouble() * remaining;
      int size = from;
      while (size < sizeWeights.length - 1 && at >= sizeWeights[size]) {
        at -= sizeWeights[size++];
      }
      boolean[] coalition = new boolean[players];
      for (int chosen = 0; chosen < size; ) {
        int player = random.nextInt(players);
        if (!coalition[player]) {
          coalition[player] = true;
          chosen++;
        }
      }
      add(coalition, remaining / (2 * pairs));
      add(complement(coalition), remaining / (2 * pairs));
    }
  }

  private static boolean[] complement(boolean[] coalition) {
    boolean[] others = new boolean[coalition.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = !coalition[i];
    }
    return others;
  }

  private void add(boolean[] coalition, double weight) {
    members.add(coalition);
    weights.add(weight);
  }

  int count() {
    return members.size();
  }

  boolean[] get(int index) {
    return members.get(index);
  }

  /** Whether every coalition is among them, so that the values are exact. */
  boolean isComplete() {
    return complete;
  }

  /**
   * The Shapley values: the φ nearest to the worths under the kernel among those with Σ φ = all −
   * none.
   *
   * @param worths what each coalition is worth; NaN where that is not known
   * @param none what nobody is worth
   * @param all what all together are worth
   */
  double[] values(double[] worths, double none, double all) {
    if (players == 1) {
      return new double[] {all - none};
    }
    int last = players - 1;
    double[][] rows = new double[count()][last];
    double[] targets = new double[count()];
    double[] known = new double[count()];
    for (int n = 0; n < rows.length; n++) {
      boolean[] coalition = members.get(n);
      double base = coalition[last] ? 1 : 0;
      for (int i = 0; i < last; i++) {
        rows[n][i] = (coalition[i] ? 1 : 0) - base;
      }
      boolean missing = Double.isNaN(worths[n]);
      known[n] = missing ? 0 : weights.get(n);
      targets[n] = missing ? 0 : worths[n] - none - base * (all - none);
    }
    double[] values = Arrays.copyOf(LeastSquares.solve(rows, targets, known, 0), players);
    values[last] = all - none - Arrays.stream(values).sum();
    return values;
  }
}
