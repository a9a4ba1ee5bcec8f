package org.convlens.atlas.chart;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convlens.atlas.nearest.ExactSearch;
import org.convlens.atlas.nearest.Likeness;
import org.convlens.atlas.nearest.Nearest;
import org.convlens.atlas.nearest.NeighbourIndex;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.UsageException;

/**
 * How vectors become points of the plane: UMAP (McInnes, Healy, Melville 2018) of some of them, the
 * landmarks; the others between the landmarks that are near them. The same vectors and seed give
 * the same points, on any number of threads.
 *
 * @param neighbours how many vectors are near, itself counted
 * @param least how near points may come; the spread is 1
 * @param landmarks how many at most
 * @param epochs of the layout; 0 for 500 of up to 10,000 landmarks, 200 of more
 * @param threads that look for neighbours
 */
public record Chart(int neighbours, double least, int landmarks, int epochs, int threads) {
  /** As umap-learn has it, on up to 100,000 landmarks. */
  public static final Chart DEFAULT = new Chart(15, 0.1, 100_000, 0, 1);

  private static final int FEW = 10_000;
  private static final double SIDE = 10;
  private static final double NOISE = 1e-4;

  /** Multiplications beyond which others find their landmarks by a walk: some minutes. */
  private static final double MUCH = 1e12;

  public Chart {
    if (neighbours < 3 || landmarks < 10 || epochs < 0 || least < 0 || least >= 1) {
      throw new UsageException(
          ("chart of %d neighbours, %d landmarks, %d epochs, least distance %s: give at least 3"
                  + " neighbours and 10 landmarks, a least distance from 0 to below 1")
              .formatted(neighbours, landmarks, epochs, least));
    }
  }

  /** With so many landmarks at most. */
  public Chart withLandmarks(int most) {
    return new Chart(neighbours, least, most, epochs, threads);
  }

  public Chart withThreads(int count) {
    return new Chart(neighbours, least, landmarks, epochs, count);
  }

  /**
   * @param vectors at least four, of one length: whitened, the direction of the largest variance
   *     first
   * @throws org.convlens.task.StoppedException if the work was stopped
   */
  public Plane of(float[][] vectors, Run run) {
    if (vectors.length < 4) {
      throw new UsageException(vectors.length + " vectors: a map wants four at least");
    }
    int[] chosen = chosen(vectors.length, run.seed());
    float[][] some = Arrays.stream(chosen).mapToObj(i -> vectors[i]).toArray(float[][]::new);
    int[] others = others(chosen, vectors.length);
    int rounds = rounds(some.length);
    run.progress().begin("laying out the map", (long) some.length + others.length + rounds);
    try {
      double[][] points = laidOut(some, rounds, run);
      double[] x = new double[vectors.length];
      double[] y = new double[vectors.length];
      for (int i = 0; i < chosen.length; i++) {
        x[chosen[i]] = points[0][i];
        y[chosen[i]] = points[1][i];
      }
      place(vectors, others, some, points, x, y, run);
      return Plane.of(x, y);
    } finally {
      run.progress().end();
    }
  }

  private int rounds(int count) {
    return epochs > 0 ? epochs : count <= FEW ? 500 : 200;
  }

  private int[] chosen(int count, long seed) {
    if (count <= landmarks) {
      return IntStream.range(0, count).toArray();
    }
    int[] chosen = Arrays.copyOf(new Dice(seed).permutation(count), landmarks);
    Arrays.sort(chosen);
    return chosen;
  }

  private static int[] others(int[] chosen, int count) {
    boolean[] is = new boolean[count];
    for (int i : chosen) {
      is[i] = true;
    }
    return IntStream.range(0, count).filter(i -> !is[i]).toArray();
  }

  /** x and y. */
  private double[][] laidOut(float[][] vectors, int rounds, Run run) {
    int near = Math.min(neighbours, vectors.length) - 1;
    FuzzyGraph graph = FuzzyGraph.of(ExactSearch.each(vectors, near, threads, run.progress()));
    double[][] points = beginning(graph, vectors, run.seed());
    new Layout(graph, Falloff.of(least, 1), rounds, run.seed() + 1)
        .run(points[0], points[1], run.progress());
    return points;
  }

  /**
   * The two smoothest numberings of the graph; the first two numbers of the vectors, where it falls
   * into parts.
   */
  private static double[][] beginning(FuzzyGraph graph, float[][] vectors, long seed) {
    boolean whole = Arrays.stream(graph.parts()).allMatch(part -> part == 0);
    double[][] points = new double[2][vectors.length];
    if (whole) {
      SpectralEmbedding smooth = SpectralEmbedding.of(graph, 3, 1e-4, seed);
      points = new double[][] {smooth.vectors()[1].clone(), smooth.vectors()[2].clone()};
    } else {
      for (int i = 0; i < vectors.length; i++) {
        points[0][i] = vectors[i][0];
        points[1][i] = vectors[i].length > 1 ? vectors[i][1] : 0;
      }
    }
    Dice dice = new Dice(seed + 2);
    for (double[] axis : points) {
      double most = Arrays.stream(axis).map(Math::abs).max().orElse(0);
      for (int i = 0; i < axis.length; i++) {
        axis[i] = (most > 0 ? axis[i] * SIDE / most : 0) + NOISE * dice.gaussian();
      }
      double low = Arrays.stream(axis).min().orElse(0);
      double high = Arrays.stream(axis).max().orElse(1);
      for (int i = 0; i < axis.length; i++) {
        axis[i] = SIDE * (axis[i] - low) / (high - low);
      }
    }
    return points;
  }

  /** Each at the mean of the landmarks near it, as much as they belong to it. */
  private void place(
      float[][] vectors,
      int[] others,
      float[][] landmarks,
      double[][] points,
      double[] x,
      double[] y,
      Run run) {
    float[][] queries = Arrays.stream(others).mapToObj(i -> vectors[i]).toArray(float[][]::new);
    Nearest[] nearest = nearest(queries, landmarks, run);
    Membership[] memberships = FuzzyGraph.memberships(nearest);
    for (int i = 0; i < others.length; i++) {
      double sum = 0;
      for (int k = 0; k < nearest[i].size(); k++) {
        double weight = memberships[i].weight(nearest[i].distances()[k]);
        sum += weight;
        x[others[i]] += weight * points[0][nearest[i].ids()[k]];
        y[others[i]] += weight * points[1][nearest[i].ids()[k]];
      }
      x[others[i]] /= sum;
      y[others[i]] /= sum;
    }
  }

  private Nearest[] nearest(float[][] queries, float[][] landmarks, Run run) {
    double work = (double) queries.length * landmarks.length * landmarks[0].length;
    if (work <= MUCH) {
      return new ExactSearch(landmarks).nearest(queries, neighbours, threads, run.progress());
    }
    NeighbourIndex index =
        NeighbourIndex.of(landmarks, Likeness.DISTANCE, run.seed(), Progress.SILENT);
    IntStream range = IntStream.range(0, queries.length);
    return (threads > 1 ? range.parallel() : range)
        .mapToObj(i -> index.like(queries[i], neighbours))
        .toArray(Nearest[]::new);
  }
}
