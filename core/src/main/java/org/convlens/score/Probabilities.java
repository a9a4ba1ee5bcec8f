package org.convlens.score;

import java.util.stream.IntStream;
import org.convlens.array.Volume;

/** Probabilities out of logits. */
public final class Probabilities {
  private Probabilities() {}

  /**
   * exp(zᵢ) / Σ exp(zⱼ), or 1 / (1 + exp(−zᵢ)) for each where they are independent; of a single
   * logit z both classes: 1 / (1 + exp(z)) and 1 / (1 + exp(−z)).
   *
   * @param independent whether each class has a sigmoid of its own
   */
  public static double[] of(Volume logits, boolean independent) {
    int n = logits.size();
    if (n == 1) {
      return new double[] {sigmoid(-logits.at(0)), sigmoid(logits.at(0))};
    }
    if (independent) {
      return IntStream.range(0, n).mapToDouble(i -> sigmoid(logits.at(i))).toArray();
    }
    double[] p = new double[n];
    double max = logits.max();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      p[i] = Math.exp(logits.at(i) - max);
      sum += p[i];
    }
    for (int i = 0; i < n; i++) {
      p[i] /= sum;
    }
    return p;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
