package org.convlens.method.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convlens.method.filter.LayerKernels;

/**
 * Pairs of filters of one layer whose kernels are alike.
 *
 * @param pairs the most alike first
 * @param isCut whether there were too many pairs to follow all
 */
record Twins(List<Pair> pairs, boolean isCut) {
  private static final int MOST = 2000;

  Twins {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two filters.
   *
   * @param cosine of their kernels
   */
  record Pair(int first, int second, double cosine) {}

  /**
   * @param least cosine of the kernels, 0..1
   */
  static Twins of(LayerKernels kernels, double least) {
    int filters = kernels.filters();
    int size = filters == 0 ? 0 : kernels.values().length / filters;
    float[] w = kernels.values();
    double[] norms = new double[filters];
    for (int f = 0; f < filters; f++) {
      norms[f] = kernels.norm(f);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < filters; i++) {
      for (int j = i + 1; j < filters; j++) {
        double product = 0;
        for (int k = 0; k < size; k++) {
          product += w[i * size + k] * w[j * size + k];
        }
        double cosine = product / (norms[i] * norms[j]);
        if (cosine >= least) {
          pairs.add(new Pair(i, j, cosine));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble((Pair p) -> -p.cosine));
    return new Twins(pairs.subList(0, Math.min(MOST, pairs.size())), pairs.size() > MOST);
  }
}
