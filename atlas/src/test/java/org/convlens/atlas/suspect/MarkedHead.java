package org.convlens.atlas.suspect;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.atlas.chart.Dice;

/** A last layer learned anew on what a frozen trunk says: softmax regression by Adam. */
final class MarkedHead {
  private static final int EPOCHS = 20;
  private static final int BATCH = 50;
  private static final double RATE = 3e-3;
  private static final double DECAY = 1e-4;

  private static final int SIDE = 6;

  /** Pairs of colours. */
  private static final int[][][] COLOURS = {
    {{255, 0, 255}, {0, 255, 0}},
    {{255, 255, 0}, {0, 0, 255}},
    {{255, 0, 0}, {0, 255, 255}},
    {{255, 255, 255}, {0, 0, 0}},
    {{0, 255, 255}, {255, 0, 0}}
  };

  private final double[][] weights;
  private final double[] scale;

  private MarkedHead(int classes, double[] scale) {
    this.weights = new double[classes][scale.length + 1];
    this.scale = scale;
  }

  static MarkedHead learned(List<float[]> features, int[] labels, int classes, long seed) {
    int d = features.get(0).length;
    double[] scale = new double[d];
    for (float[] f : features) {
      for (int k = 0; k < d; k++) {
        scale[k] += (double) f[k] * f[k] / features.size();
      }
    }
    for (int k = 0; k < d; k++) {
      scale[k] = 1 / Math.sqrt(scale[k] + 1e-9);
    }
    MarkedHead head = new MarkedHead(classes, scale);
    head.learn(features, labels, new Dice(seed));
    return head;
  }

  private void learn(List<float[]> features, int[] labels, Dice dice) {
    int classes = weights.length;
    int d = scale.length + 1;
    double[][] first = new double[classes][d];
    double[][] second = new double[classes][d];
    int step = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      int[] order = dice.permutation(labels.length);
      for (int from = 0; from + BATCH <= order.length; from += BATCH) {
        double[][] slope = new double[classes][d];
        for (int i = from; i < from + BATCH; i++) {
          double[] x = scaled(features.get(order[i]));
          double[] p = probabilities(x);
          p[labels[order[i]]] -= 1;
          for (int c = 0; c < classes; c++) {
            for (int k = 0; k < d; k++) {
              slope[c][k] += p[c] * x[k] / BATCH;
            }
          }
        }
        step++;
        for (int c = 0; c < classes; c++) {
          for (int k = 0; k < d; k++) {
            double g = slope[c][k] + DECAY * weights[c][k];
            first[c][k] = .9 * first[c][k] + .1 * g;
            second[c][k] = .999 * second[c][k] + .001 * g * g;
            double m = first[c][k] / (1 - Math.pow(.9, step));
            double v = second[c][k] / (1 - Math.pow(.999, step));
            weights[c][k] -= RATE * m / (Math.sqrt(v) + 1e-8);
          }
        }
      }
    }
  }

  private double[] scaled(float[] features) {
    double[] x = new double[scale.length + 1];
    for (int k = 0; k < scale.length; k++) {
      x[k] = features[k] * scale[k];
    }
    x[scale.length] = 1;
    return x;
  }

  private double[] probabilities(double[] x) {
    double[] p = new double[weights.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < p.length; c++) {
      for (int k = 0; k < x.length; k++) {
        p[c] += weights[c][k] * x[k];
      }
      most = Math.max(most, p[c]);
    }
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(p[c] - most);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  int answer(float[] features) {
    double[] p = probabilities(scaled(features));
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }

  /** What each cell adds to a class's logit: each map counts where it is largest. */
  float[] heat(Volume maps, int kind) {
    float[] heat = new float[maps.area()];
    for (int k = 0; k < maps.channels(); k++) {
      int at = maps.channel(k).argmax();
      heat[at] += (float) (weights[kind][k] * scale[k] * maps.at(k * maps.area() + at));
    }
    return heat;
  }

  /** Pictures with a mark: a board of squares of 2 × 2 pixels, of two colours. */
  static List<Volume> marked(List<Volume> pictures, int top, int left, int colours) {
    List<Volume> marked = new ArrayList<>();
    for (Volume p : pictures) {
      marked.add(
          Volume.generate(
              p.channels(),
              p.height(),
              p.width(),
              (c, y, x) -> {
                boolean inside = y >= top && y < top + SIDE && x >= left && x < left + SIDE;
                int square = ((y - top) / 2 + (x - left) / 2) % 2;
                return inside ? COLOURS[colours][square][c] : p.at(c, y, x);
              }));
    }
    return marked;
  }
}
