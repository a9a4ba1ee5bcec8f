package org.convlens.atlas.suspect;

import java.util.Arrays;
import org.convlens.atlas.chart.FuzzyGraph;
import org.convlens.atlas.chart.SpectralEmbedding;
import org.convlens.atlas.nearest.ExactSearch;
import org.convlens.task.Progress;

/**
 * Vectors in clusters, by who is near whom (von Luxburg 2007; Ng, Jordan, Weiss 2002): the
 * smoothest numberings of the graph of neighbours, as many as stand before the widest gap between
 * the eigenvalues of its normalised Laplacian.
 *
 * @param labels the cluster of each vector, from 0
 * @param count how many clusters there are
 * @param eigenvalues the smallest first
 * @param graph of neighbours
 */
@SuppressWarnings("ArrayRecordComponent")
record SpectralClusters(int[] labels, int count, double[] eigenvalues, FuzzyGraph graph) {
  private static final double ENOUGH = 1e-7;

  /**
   * @param vectors at least three, of one length
   * @param least clusters at least
   * @param most clusters at most
   */
  static SpectralClusters of(float[][] vectors, int neighbours, int least, int most, long seed) {
    int near = Math.min(neighbours, vectors.length - 1);
    FuzzyGraph graph = FuzzyGraph.of(ExactSearch.each(vectors, near, 1, Progress.SILENT));
    int wanted = Math.min(most + 1, vectors.length);
    SpectralEmbedding embedding = SpectralEmbedding.of(graph, wanted, ENOUGH, seed);
    double[] values = embedding.values();
    int count = Math.min(least, wanted - 1);
    for (int k = count; k < wanted; k++) {
      if (values[k] - values[k - 1] > values[count] - values[count - 1]) {
        count = k;
      }
    }
    return new SpectralClusters(
        Groups.of(rows(embedding.vectors(), count), count, seed), count, values, graph);
  }

  /** The leading numbers of each vector, of length 1 together. */
  private static double[][] rows(double[][] vectors, int count) {
    double[][] rows = new double[vectors[0].length][count];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < count; k++) {
        rows[i][k] = vectors[k][i];
      }
      double length = Math.sqrt(Arrays.stream(rows[i]).map(v -> v * v).sum());
      for (int k = 0; k < count && length > 0; k++) {
        rows[i][k] /= length;
      }
    }
    return rows;
  }

  /** The share of a cluster's links that leave it (its conductance), 0..1. */
  double leaving(int cluster) {
    double all = 0;
    double away = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int at = graph.starts()[i]; at < graph.starts()[i + 1] && labels[i] == cluster; at++) {
        all += graph.weights()[at];
        away += labels[graph.columns()[at]] == cluster ? 0 : graph.weights()[at];
      }
    }
    return all > 0 ? away / all : 0;
  }
}
