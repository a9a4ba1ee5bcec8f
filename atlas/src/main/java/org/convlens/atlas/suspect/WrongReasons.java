package org.convlens.atlas.suspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.atlas.Interval;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.UsageException;

/**
 * Finds pictures of a class that a network gets right or wrong for reasons of their own: clusters
 * of attributions (spectral relevance analysis: Lapuschkin, Wäldchen, Binder, Montavon, Samek,
 * Müller 2019), those first that are like no maps of any class but each other, and go with errors.
 * A map of zeros says nothing and is left out. A cluster is a hypothesis.
 *
 * @param neighbours that make a graph of a class's pictures, and that of all classes are asked
 *     whose they are
 * @param leastClusters of a class
 * @param mostClusters of a class
 * @param leastMembers clusters of fewer pictures are not told
 */
public record WrongReasons(int neighbours, int leastClusters, int mostClusters, int leastMembers) {
  public static final WrongReasons DEFAULT = new WrongReasons(15, 4, 12, 10);

  public WrongReasons {
    if (neighbours < 2 || leastClusters < 2 || mostClusters < leastClusters || leastMembers < 2) {
      throw new UsageException(
          ("reasons with %d neighbours, %d to %d clusters, %d members: give at least 2 of each, and"
                  + " no fewer clusters at most than at least")
              .formatted(neighbours, leastClusters, mostClusters, leastMembers));
    }
  }

  /**
   * Of all classes, the most suspicious cluster first.
   *
   * @param heats a row a picture, of one length: see {@link Heat}
   * @param kinds the class of each picture
   * @param wrong whether the network gets it wrong
   */
  public List<Reason> of(float[][] heats, int[] kinds, boolean[] wrong, long seed) {
    return of(heats, kinds, wrong, new Run(seed, Progress.SILENT));
  }

  /**
   * The same, as a run that is heard of: a step for each map that is compared with all others.
   *
   * @throws org.convlens.task.StoppedException if the work was stopped
   */
  public List<Reason> of(float[][] heats, int[] kinds, boolean[] wrong, Run run) {
    if (heats.length != kinds.length || heats.length != wrong.length) {
      throw new UsageException(
          "%d maps, %d classes, %d answers: give one of each a picture"
              .formatted(heats.length, kinds.length, wrong.length));
    }
    List<Reason> reasons = new ArrayList<>();
    Company company = Company.of(heats, neighbours, run);
    int[] present = Arrays.stream(kinds).distinct().sorted().toArray();
    for (int kind : present) {
      int[] places = Arrays.stream(company.places()).filter(i -> kinds[i] == kind).toArray();
      if (places.length >= 2 * leastMembers) {
        reasons.addAll(ofClass(heats, company, places, wrong, kind, run.seed()));
      }
    }
    reasons.sort(
        Comparator.comparingDouble(Reason::suspicion)
            .reversed()
            .thenComparingInt(Reason::kind)
            .thenComparingInt(r -> r.members().get(0)));
    return List.copyOf(reasons);
  }

  private List<Reason> ofClass(
      float[][] heats, Company company, int[] places, boolean[] wrong, int kind, long seed) {
    float[][] own = Arrays.stream(places).mapToObj(i -> heats[i]).toArray(float[][]::new);
    SpectralClusters clusters =
        SpectralClusters.of(own, neighbours, leastClusters, mostClusters, seed);
    List<Reason> reasons = new ArrayList<>();
    for (int cluster = 0; cluster < clusters.count(); cluster++) {
      int which = cluster;
      int[] labels = clusters.labels();
      int[] in = IntStream.range(0, own.length).filter(i -> labels[i] == which).toArray();
      int[] out = IntStream.range(0, own.length).filter(i -> labels[i] != which).toArray();
      if (in.length >= leastMembers && out.length > 0) {
        double leaving = clusters.leaving(cluster);
        double isolation = company.isolation(Arrays.stream(in).map(i -> places[i]).toArray());
        reasons.add(reason(own, in, out, places, wrong, kind, leaving, isolation));
      }
    }
    return reasons;
  }

  private static Reason reason(
      float[][] own,
      int[] in,
      int[] out,
      int[] places,
      boolean[] wrong,
      int kind,
      double leaving,
      double isolation) {
    double[] mean = mean(own, in);
    double[] others = mean(own, out);
    double scatter = (scatter(own, in, mean) + scatter(own, out, others)) / 2;
    double distance = Math.sqrt(square(mean, others) / Math.max(scatter, 1e-12));
    int bad = (int) Arrays.stream(in).filter(i -> wrong[places[i]]).count();
    int badElsewhere = (int) Arrays.stream(out).filter(i -> wrong[places[i]]).count();
    List<Integer> members =
        Arrays.stream(in)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> square(wide(own[i]), mean))
                    .thenComparing(i -> i))
            .map(i -> places[i])
            .toList();
    float[] shown = new float[mean.length];
    for (int k = 0; k < shown.length; k++) {
      shown[k] = (float) mean[k];
    }
    return new Reason(
        kind,
        members,
        own.length,
        bad,
        badElsewhere,
        Interval.ofShare(bad, in.length),
        Interval.ofShare(badElsewhere, out.length),
        distance,
        leaving,
        isolation,
        association(bad, in.length - bad, badElsewhere, out.length - badElsewhere),
        shown);
  }

  /** |ln (ad / bc)| over its standard error, with half a picture more in each (Haldane 1956). */
  static double association(int a, int b, int c, int d) {
    double ratio = Math.log((a + .5) * (d + .5) / ((b + .5) * (c + .5)));
    double error = Math.sqrt(1 / (a + .5) + 1 / (b + .5) + 1 / (c + .5) + 1 / (d + .5));
    return Math.abs(ratio) / error;
  }

  private static double[] mean(float[][] rows, int[] which) {
    double[] mean = new double[rows[0].length];
    for (int i : which) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += (double) rows[i][k] / which.length;
      }
    }
    return mean;
  }

  /** The mean square of distances from the mean. */
  private static double scatter(float[][] rows, int[] which, double[] mean) {
    double sum = 0;
    for (int i : which) {
      sum += square(wide(rows[i]), mean);
    }
    return sum / which.length;
  }

  private static double[] wide(float[] row) {
    double[] wide = new double[row.length];
    Arrays.setAll(wide, k -> row[k]);
    return wide;
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
