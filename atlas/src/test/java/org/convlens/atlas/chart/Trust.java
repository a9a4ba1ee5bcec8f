package org.convlens.atlas.chart;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Whether those near in the plane were near before (Venna, Kaski 2001), by sorting everything. */
final class Trust {
  private Trust() {}

  /** 1 where every neighbour in the plane is one of the k nearest vectors. */
  static double of(float[][] vectors, float[][] plane, int k) {
    int n = vectors.length;
    double penalty = 0;
    for (int i = 0; i < n; i++) {
      int[] before = order(vectors, i);
      int[] rank = new int[n];
      for (int r = 0; r < before.length; r++) {
        rank[before[r]] = r + 1;
      }
      int[] after = order(plane, i);
      for (int r = 0; r < k; r++) {
        penalty += Math.max(0, rank[after[r]] - k);
      }
    }
    return 1 - penalty * 2 / ((double) n * k * (2 * n - 3 * k - 1));
  }

  static double of(float[][] vectors, Plane plane, int k) {
    float[][] points = new float[plane.size()][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new float[] {plane.x()[i], plane.y()[i]};
    }
    return of(vectors, points, k);
  }

  private static int[] order(float[][] vectors, int from) {
    double[] squares = new double[vectors.length];
    for (int i = 0; i < squares.length; i++) {
      for (int k = 0; k < vectors[i].length; k++) {
        double off = (double) vectors[i][k] - vectors[from][k];
        squares[i] += off * off;
      }
    }
    return IntStream.range(0, squares.length)
        .filter(i -> i != from)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> squares[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
