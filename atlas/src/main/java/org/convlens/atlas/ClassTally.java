package org.convlens.atlas;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.convlens.score.Calibration;

/** What predictions come to, pictures being taken one after the other in the order of digests. */
final class ClassTally {
  private final Map<Integer, Tally> classes = new TreeMap<>();
  private final Map<Long, Long> confusion = new TreeMap<>();
  private final Calibration calibration = new Calibration();
  private final Tally all = new Tally();
  private long pictures;
  private long names;

  /** Of a class, or of all. */
  static final class Tally {
    long truly;
    long right;
    long predicted;
    double confidence;
    private double[] inside = new double[0];
    private int insides;

    private void add(double share) {
      if (insides == inside.length) {
        inside = Arrays.copyOf(inside, Math.max(16, 2 * insides));
      }
      inside[insides++] = share;
    }

    /** Shares of the maps in the region. */
    double[] inside() {
      return Arrays.copyOf(inside, insides);
    }
  }

  void add(PictureRow row) {
    pictures++;
    names += row.names().size();
    if (row.inside().isPresent()) {
      all.add(row.inside().get());
    }
    if (row.predicted().isEmpty()) {
      return;
    }
    int predicted = row.predicted().getAsInt();
    Tally tally = of(predicted);
    tally.predicted++;
    tally.confidence += row.confidence();
    all.predicted++;
    all.confidence += row.confidence();
    if (row.inside().isPresent()) {
      tally.add(row.inside().get());
    }
    if (row.truth().isPresent()) {
      int truth = row.truth().getAsInt();
      boolean right = truth == predicted;
      of(truth).truly++;
      of(truth).right += right ? 1 : 0;
      all.truly++;
      all.right += right ? 1 : 0;
      confusion.merge(((long) truth << Integer.SIZE) | predicted, 1L, Long::sum);
      calibration.add(row.confidence(), right);
    }
  }

  private Tally of(int index) {
    return classes.computeIfAbsent(index, i -> new Tally());
  }

  /** By class, those that occur. */
  Map<Integer, Tally> classes() {
    return classes;
  }

  Tally all() {
    return all;
  }

  /** How many pictures there are of each pair: the true class in the upper half of the key. */
  Map<Long, Long> confusion() {
    return confusion;
  }

  Calibration calibration() {
    return calibration;
  }

  long pictures() {
    return pictures;
  }

  long names() {
    return names;
  }
}
