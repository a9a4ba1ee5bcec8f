package org.convlens.atlas.suspect;

import java.util.Arrays;
import org.convlens.atlas.chart.Dice;

/**
 * Points in so many groups: k-means (Lloyd 1982) from centres drawn far from each other (Arthur,
 * Vassilvitskii 2007), the best of several beginnings.
 */
final class Groups {
  private static final int BEGINNINGS = 10;
  private static final int STEPS = 100;

  private final double[][] points;
  private final Dice dice;
  private double best = Double.POSITIVE_INFINITY;
  private int[] labels = new int[0];

  private Groups(double[][] points, long seed) {
    this.points = points;
    this.dice = new Dice(seed);
  }

  /** The group of each point; groups are numbered by their first points. */
  static int[] of(double[][] points, int count, long seed) {
    Groups groups = new Groups(points, seed);
    for (int i = 0; i < BEGINNINGS; i++) {
      groups.attempt(Math.min(count, points.length));
    }
    return numbered(groups.labels, count);
  }

  private void attempt(int count) {
    double[][] centres = centres(count);
    int[] nearest = new int[points.length];
    double spread = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double sum = 0;
      for (int i = 0; i < points.length; i++) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
          double square = square(points[i], centres[c]);
          if (square < least) {
            least = square;
            nearest[i] = c;
          }
        }
        sum += least;
      }
      if (sum >= spread) {
        break;
      }
      spread = sum;
      means(nearest, centres);
    }
    if (spread < best) {
      best = spread;
      labels = nearest;
    }
  }

  private double[][] centres(int count) {
    double[][] centres = new double[count][];
    centres[0] = points[dice.below(points.length)].clone();
    double[] squares = new double[points.length];
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    for (int c = 1; c < count; c++) {
      double sum = 0;
      for (int i = 0; i < points.length; i++) {
        squares[i] = Math.min(squares[i], square(points[i], centres[c - 1]));
        sum += squares[i];
      }
      double aim = dice.uniform() * sum;
      int chosen = 0;
      while (chosen < points.length - 1 && aim >= squares[chosen]) {
        aim -= squares[chosen++];
      }
      centres[c] = points[chosen].clone();
    }
    return centres;
  }

  private void means(int[] nearest, double[][] centres) {
    int[] counts = new int[centres.length];
    double[][] sums = new double[centres.length][centres[0].length];
    for (int i = 0; i < points.length; i++) {
      counts[nearest[i]]++;
      for (int k = 0; k < points[i].length; k++) {
        sums[nearest[i]][k] += points[i][k];
      }
    }
    for (int c = 0; c < centres.length; c++) {
      for (int k = 0; k < centres[c].length && counts[c] > 0; k++) {
        centres[c][k] = sums[c][k] / counts[c];
      }
    }
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  private static int[] numbered(int[] labels, int count) {
    int[] names = new int[count];
    Arrays.fill(names, -1);
    int next = 0;
    int[] numbered = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (names[labels[i]] < 0) {
        names[labels[i]] = next++;
      }
      numbered[i] = names[labels[i]];
    }
    return numbered;
  }
}
