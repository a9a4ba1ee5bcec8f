package org.convlens.atlas.suspect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.task.UsageException;

/**
 * Which labels may be wrong, from probabilities of a network that never saw the pictures
 * (Northcutt, Jiang, Chuang 2021: confident learning). A picture labelled i counts as one of j if
 * its probability of j reaches the mean probability of j over pictures labelled j; where it reaches
 * several, as the one of the largest probability.
 *
 * @param thresholds of each class; NaN where no picture bears the label
 * @param counts a row for each label, a column for what it counts as
 * @param joint the share of all pictures that bear the label of the row and are of the class of the
 *     column, as is to be expected from the counts: sums to 1
 * @param suspects those off the diagonal, the most suspicious first, then those of which another
 *     class is likelier than their label though not by so much
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConfidentJoint(
    double[] thresholds, int[][] counts, double[][] joint, List<Suspect> suspects) {

  /**
   * @param picture its place
   * @param label that it bears
   * @param likelier the class that it counts as, else its likeliest one
   * @param confident whether it counts as that class, off the diagonal
   * @param selfConfidence the probability of its label, 0..1
   * @param margin the probability of its label less the largest other one, −1..1: the smaller, the
   *     more suspicious
   */
  public record Suspect(
      int picture,
      int label,
      int likelier,
      boolean confident,
      double selfConfidence,
      double margin) {}

  /** What stands first. */
  public enum Order {
    /** The smallest probability of the label less the largest other one. */
    MARGIN,
    /** The smallest probability of the label. */
    SELF_CONFIDENCE
  }

  /**
   * @param probabilities a row a picture, a column a class
   * @param labels as many as rows
   * @throws UsageException if they do not fit
   */
  public static ConfidentJoint of(float[][] probabilities, int[] labels, Order order) {
    int classes = classes(probabilities, labels);
    double[] thresholds = thresholds(probabilities, labels, classes);
    int[][] counts = new int[classes][classes];
    List<Suspect> suspects = new java.util.ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      int counted = countsAs(probabilities[i], thresholds);
      if (counted >= 0) {
        counts[labels[i]][counted]++;
      }
      if (counted >= 0 && counted != labels[i]) {
        suspects.add(suspect(i, labels[i], counted, true, probabilities[i]));
      } else if (counted < 0) {
        int likeliest = likeliest(probabilities[i]);
        if (likeliest != labels[i]) {
          suspects.add(suspect(i, labels[i], likeliest, false, probabilities[i]));
        }
      }
    }
    suspects.sort(
        Comparator.comparing((Suspect s) -> !s.confident())
            .thenComparingDouble(order == Order.MARGIN ? Suspect::margin : Suspect::selfConfidence)
            .thenComparing(Suspect::picture));
    return new ConfidentJoint(thresholds, counts, joint(counts, labels), List.copyOf(suspects));
  }

  private static int classes(float[][] probabilities, int[] labels) {
    if (probabilities.length != labels.length || labels.length == 0) {
      throw new UsageException(
          "%d rows of probabilities for %d labels: give a label a row, and one at least"
              .formatted(probabilities.length, labels.length));
    }
    int classes = probabilities[0].length;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes || probabilities[i].length != classes) {
        throw new UsageException(
            "picture %d is labelled %d and has %d probabilities: there are %d classes"
                .formatted(i, labels[i], probabilities[i].length, classes));
      }
      for (float p : probabilities[i]) {
        if (!(p >= 0 && p <= 1.0001f)) {
          throw new UsageException("picture %d has a probability of %s".formatted(i, p));
        }
      }
    }
    return classes;
  }

  private static double[] thresholds(float[][] probabilities, int[] labels, int classes) {
    double[] sums = new double[classes];
    int[] bearers = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      sums[labels[i]] += probabilities[i][labels[i]];
      bearers[labels[i]]++;
    }
    return IntStream.range(0, classes).mapToDouble(c -> sums[c] / bearers[c]).toArray();
  }

  /** −1 where no threshold is reached; a class that nothing is labelled with is never reached. */
  private static int countsAs(float[] p, double[] thresholds) {
    int best = -1;
    for (int c = 0; c < p.length; c++) {
      if (p[c] >= thresholds[c] - 1e-9 && (best < 0 || p[c] > p[best])) {
        best = c;
      }
    }
    return best;
  }

  private static int likeliest(float[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }

  private static Suspect suspect(
      int picture, int label, int likelier, boolean confident, float[] p) {
    double other = 0;
    for (int c = 0; c < p.length; c++) {
      if (c != label) {
        other = Math.max(other, p[c]);
      }
    }
    return new Suspect(picture, label, likelier, confident, p[label], p[label] - other);
  }

  /** Rows are scaled to how often their label is borne. */
  private static double[][] joint(int[][] counts, int[] labels) {
    int classes = counts.length;
    int[] bearers = new int[classes];
    for (int label : labels) {
      bearers[label]++;
    }
    double[][] joint = new double[classes][classes];
    double whole = 0;
    for (int i = 0; i < classes; i++) {
      int row = Arrays.stream(counts[i]).sum();
      for (int j = 0; j < classes; j++) {
        double share = row > 0 ? (double) counts[i][j] / row : i == j ? 1 : 0;
        joint[i][j] = share * bearers[i];
        whole += joint[i][j];
      }
    }
    for (double[] row : joint) {
      for (int j = 0; j < classes; j++) {
        row[j] /= whole;
      }
    }
    return joint;
  }

  /**
   * The share of labels that are wrong, as is to be expected: what lies off the joint's diagonal.
   */
  public double noise() {
    double noise = 0;
    for (int i = 0; i < joint.length; i++) {
      for (int j = 0; j < joint.length; j++) {
        noise += i == j ? 0 : joint[i][j];
      }
    }
    return noise;
  }
}
