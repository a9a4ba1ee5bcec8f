package org.convlens.atlas.chart;

import java.util.Arrays;
import org.convlens.array.Eigenvectors;

/**
 * The smoothest numberings of a graph: leading eigenvectors of D^-½ W D^-½, that is, those of the
 * normalised Laplacian with the smallest eigenvalues (von Luxburg 2007), by subspace iteration with
 * Chebyshev polynomials that keep small what is not wanted (Zhou, Saad, Tiago, Chelikowsky 2006).
 *
 * @param values of the Laplacian, 0..2, the smallest first: as many zeros as the graph has parts
 * @param vectors one row each, of length 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record SpectralEmbedding(double[] values, double[][] vectors) {
  private static final int SPARE = 6;
  private static final int DEGREE = 24;
  private static final int MOST_STEPS = 80;

  /**
   * @param count how many are wanted, at most as many as the graph has vertices
   * @param enough the largest error ‖Av − λv‖ of any
   * @param seed of the directions that it begins with
   */
  public static SpectralEmbedding of(FuzzyGraph graph, int count, double enough, long seed) {
    Adjacency a = new Adjacency(graph);
    int n = graph.size();
    int block = Math.min(n, count + SPARE);
    double[][] q = new double[block][n];
    Dice dice = new Dice(seed);
    for (double[] row : q) {
      Arrays.setAll(row, i -> dice.gaussian());
    }
    double cut = 0.5;
    for (int step = 0; ; step++) {
      double[][] filtered = new double[block][];
      for (int i = 0; i < block; i++) {
        filtered[i] = filter(a, q[i], cut);
      }
      orthonormalise(filtered);
      double[][] image = new double[block][];
      for (int i = 0; i < block; i++) {
        image[i] = a.times(filtered[i]);
      }
      Eigenvectors ritz = Eigenvectors.leading(shifted(filtered, image), block, block);
      q = mixed(ritz.vectors(), filtered);
      double[] values = Arrays.stream(ritz.values()).map(v -> v - 1).toArray();
      double[][] images = mixed(ritz.vectors(), image);
      if (step == MOST_STEPS || error(q, images, values, count) < enough) {
        double[] laplacian = Arrays.stream(values).limit(count).map(v -> 1 - v).toArray();
        return new SpectralEmbedding(laplacian, Arrays.copyOf(q, count));
      }
      cut = Math.min(0.9999, Math.max(-0.5, values[block - 1]));
    }
  }

  /** T(x) of the adjacency, small on −1..cut and growing beyond. */
  private static double[] filter(Adjacency a, double[] vector, double cut) {
    double centre = (cut - 1) / 2;
    double half = (cut + 1) / 2;
    double[] before = vector;
    double[] at = combine(a.times(vector), 1 / half, vector, -centre / half);
    for (int degree = 2; degree <= DEGREE; degree++) {
      double[] next = combine(a.times(at), 2 / half, at, -2 * centre / half);
      for (int i = 0; i < next.length; i++) {
        next[i] -= before[i];
      }
      before = at;
      at = next;
    }
    return at;
  }

  private static double[] combine(double[] a, double factorA, double[] b, double factorB) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = factorA * a[i] + factorB * b[i];
    }
    return sum;
  }

  /** Of A + 1, which has no negative eigenvalues. */
  private static double[] shifted(double[][] rows, double[][] images) {
    int n = rows.length;
    double[] small = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double product =
            (Eigenvectors.dot(rows[i], images[j]) + Eigenvectors.dot(rows[j], images[i])) / 2
                + Eigenvectors.dot(rows[i], rows[j]);
        small[i * n + j] = product;
        small[j * n + i] = product;
      }
    }
    return small;
  }

  private static double[][] mixed(double[][] weights, double[][] rows) {
    double[][] mixed = new double[weights.length][rows[0].length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        for (int k = 0; k < mixed[i].length; k++) {
          mixed[i][k] += weights[i][j] * rows[j][k];
        }
      }
    }
    return mixed;
  }

  private static double error(double[][] vectors, double[][] images, double[] values, int count) {
    double most = 0;
    for (int i = 0; i < count; i++) {
      double squares = 0;
      for (int k = 0; k < vectors[i].length; k++) {
        double off = images[i][k] - values[i] * vectors[i][k];
        squares += off * off;
      }
      most = Math.max(most, Math.sqrt(squares));
    }
    return most;
  }

  /** Gram-Schmidt, twice. */
  private static void orthonormalise(double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      scale(rows[i]);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          double product = Eigenvectors.dot(rows[i], rows[j]);
          for (int k = 0; k < rows[i].length; k++) {
            rows[i][k] -= product * rows[j][k];
          }
        }
        scale(rows[i]);
      }
    }
  }

  private static void scale(double[] row) {
    double length = Math.sqrt(Eigenvectors.dot(row, row));
    for (int k = 0; k < row.length && length > 0; k++) {
      row[k] /= length;
    }
  }

  /** D^-½ W D^-½; a vertex without edges is its own. */
  private record Adjacency(FuzzyGraph graph, double[] scales) {
    Adjacency(FuzzyGraph graph) {
      this(graph, Arrays.stream(graph.degrees()).map(d -> d > 0 ? 1 / Math.sqrt(d) : 0).toArray());
    }

    double[] times(double[] vector) {
      double[] product = new double[vector.length];
      for (int i = 0; i < product.length; i++) {
        double sum = 0;
        for (int at = graph.starts()[i]; at < graph.starts()[i + 1]; at++) {
          int column = graph.columns()[at];
          sum += graph.weights()[at] * scales[column] * vector[column];
        }
        product[i] = scales[i] > 0 ? scales[i] * sum : vector[i];
      }
      return product;
    }
  }
}
