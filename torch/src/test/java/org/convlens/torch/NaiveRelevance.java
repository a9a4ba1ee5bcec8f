package org.convlens.torch;

import java.util.List;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.RelevanceRule;

/**
 * Relevance of a 3 × 3 convolution with stride 2, padding 1 and groups, output by output: every
 * input gets its share of what the output has.
 */
record NaiveRelevance(RelevanceRule rule, int channels, int filters, int size, int groups) {
  private static final double STABILISER = 1e-6;

  /** What one input contributes; x, w, and the input's cell for bounds. */
  @FunctionalInterface
  private interface Contribution {
    double of(double x, double w);
  }

  Volume relevance(Volume picture, List<Tensor> weights, Volume relevance) {
    double[] shared = new double[picture.size()];
    for (int o = 0; o < filters; o++) {
      for (int row = 0; row < relevance.height(); row++) {
        for (int column = 0; column < relevance.width(); column++) {
          share(picture, weights, o, row, column, relevance.at(o, row, column), shared);
        }
      }
    }
    return Volume.generate(
        channels, size, size, (c, y, x) -> (float) shared[(c * size + y) * size + x]);
  }

  private void share(
      Volume picture, List<Tensor> w, int o, int row, int column, double r, double[] shared) {
    double b = w.get(1).at(o);
    if (rule instanceof RelevanceRule.Epsilon e) {
      part(picture, w, o, row, column, r, shared, (x, k) -> x * k, b, e.epsilon());
    } else if (rule instanceof RelevanceRule.AlphaBeta ab) {
      part(picture, w, o, row, column, ab.alpha() * r, shared, this::speaksFor, up(b), STABILISER);
      part(
          picture,
          w,
          o,
          row,
          column,
          -ab.beta() * r,
          shared,
          (x, k) -> Math.min(0, x * k),
          Math.min(0, b),
          STABILISER);
    } else if (rule instanceof RelevanceRule.Gamma g) {
      double y = output(picture, w, o, row, column);
      double turn = Math.signum(y);
      Contribution favoured = (x, k) -> x * k + (turn * x * k > 0 ? g.gamma() * x * k : 0);
      double bias = b + (turn * b > 0 ? g.gamma() * b : 0);
      part(picture, w, o, row, column, r, shared, favoured, bias, STABILISER);
    } else if (rule instanceof RelevanceRule.Box) {
      Contribution box = (x, k) -> x * k + 3 * Math.max(0, k) - 4 * Math.min(0, k);
      part(picture, w, o, row, column, r, shared, box, 0, STABILISER);
    } else {
      boolean flat = rule instanceof RelevanceRule.Flat;
      Contribution fixed = (x, k) -> flat ? 1 : k * k;
      part(picture, w, o, row, column, r, shared, fixed, 0, STABILISER);
    }
  }

  private double speaksFor(double x, double w) {
    return up(x * w);
  }

  private static double up(double value) {
    return Math.max(0, value);
  }

  private double output(Volume picture, List<Tensor> w, int o, int row, int column) {
    double[] unused = new double[picture.size()];
    return part(picture, w, o, row, column, 0, unused, (x, k) -> x * k, w.get(1).at(o), 1);
  }

  /** Shares r and gives the sum of all contributions. */
  private double part(
      Volume picture,
      List<Tensor> w,
      int o,
      int row,
      int column,
      double r,
      double[] shared,
      Contribution contribution,
      double bias,
      double stabiliser) {
    int depth = channels / groups;
    int first = o / (filters / groups) * depth;
    double sum = bias;
    for (int round = 0; round < 2; round++) {
      double denominator = sum + (sum >= 0 ? stabiliser : -stabiliser);
      for (int c = 0; c < depth; c++) {
        for (int i = 0; i < 3; i++) {
          for (int j = 0; j < 3; j++) {
            int y = 2 * row + i - 1;
            int x = 2 * column + j - 1;
            if (y < 0 || x < 0 || y >= size || x >= size) {
              continue;
            }
            double k = w.get(0).at(((o * depth + c) * 3 + i) * 3 + j);
            double s = contribution.of(picture.at(first + c, y, x), k);
            if (round == 0) {
              sum += s;
            } else {
              shared[((first + c) * size + y) * size + x] += s / denominator * r;
            }
          }
        }
      }
    }
    return sum;
  }
}
