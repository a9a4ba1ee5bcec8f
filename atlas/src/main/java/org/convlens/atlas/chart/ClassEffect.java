package org.convlens.atlas.chart;

/**
 * What a vector of a layer does to the classes (Carter, Armstrong, Schubert, Johnson, Olah 2019).
 */
@FunctionalInterface
public interface ClassEffect {
  /** Effects are not known. */
  ClassEffect UNKNOWN = mean -> new double[0];

  /**
   * @param mean of some samples, as the layer says it
   * @return a number a class: how far it moves the class's logit beyond what it moves all by
   */
  double[] of(float[] mean);

  /**
   * The linear effect: Σ w · x, less its mean over the classes, for what moves all classes alike
   * decides nothing.
   *
   * @param weights a row a class: the slope of its logit
   */
  static ClassEffect linear(float[][] weights) {
    return mean -> {
      double[] effect = new double[weights.length];
      double sum = 0;
      for (int c = 0; c < effect.length; c++) {
        for (int k = 0; k < mean.length; k++) {
          effect[c] += (double) weights[c][k] * mean[k];
        }
        sum += effect[c];
      }
      for (int c = 0; c < effect.length; c++) {
        effect[c] -= sum / effect.length;
      }
      return effect;
    };
  }
}
