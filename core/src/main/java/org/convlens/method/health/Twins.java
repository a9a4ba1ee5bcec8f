package org.convlens.method.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.filter.Kernels;

/** Pairs of filters of one layer whose kernels are alike, and how their activations correlate. */
final class Twins {
  private static final int MOST = 2000;

  private final List<Pair> pairs;
  private final boolean cut;

  private Twins(List<Pair> pairs, boolean cut) {
    this.pairs = pairs;
    this.cut = cut;
  }

  /** Two filters; sums over all cells so far. */
  static final class Pair {
    final int first;
    final int second;
    final double cosine;
    private long n;
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;

    Pair(int first, int second, double cosine) {
      this.first = first;
      this.second = second;
      this.cosine = cosine;
    }

    private void add(double a, double b) {
      n++;
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }

    /** Pearson's; 0 where one of the two never changes. */
    double correlation() {
      double spread = (xx - x * x / n) * (yy - y * y / n);
      return spread > 0 ? (xy - x * y / n) / Math.sqrt(spread) : 0;
    }
  }

  /**
   * @param least cosine of the kernels, 0..1
   */
  static Twins of(Kernels kernels, double least) {
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
    boolean cut = pairs.size() > MOST;
    return new Twins(new ArrayList<>(pairs.subList(0, Math.min(MOST, pairs.size()))), cut);
  }

  void add(Volume maps, Gate gate) {
    int area = maps.area();
    for (Pair pair : pairs) {
      int one = pair.first * area;
      int other = pair.second * area;
      for (int i = 0; i < area; i++) {
        pair.add(gate.passed(maps.at(one + i)), gate.passed(maps.at(other + i)));
      }
    }
  }

  /** The most alike first. */
  List<Pair> pairs() {
    return pairs;
  }

  /** Whether there were too many pairs to follow all. */
  boolean isCut() {
    return cut;
  }
}
