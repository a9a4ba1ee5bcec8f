package org.convlens.score;

import org.convlens.array.Volume;

/** Probabilities out of logits. */
public final class Probabilities {
  private Probabilities() {}

  /** exp(zᵢ) / Σ exp(zⱼ); for a single logit its sigmoid. */
  public static double[] of(Volume logits) {
    int n = logits.size();
    if (n == 1) {
      return new double[] {1 / (1 + Math.exp(-logits.at(0)))};
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
}
