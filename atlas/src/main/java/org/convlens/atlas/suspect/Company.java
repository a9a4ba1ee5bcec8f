package org.convlens.atlas.suspect;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convlens.atlas.nearest.ExactSearch;
import org.convlens.atlas.nearest.Likeness;
import org.convlens.atlas.nearest.Nearest;
import org.convlens.atlas.nearest.NeighbourIndex;
import org.convlens.task.Run;

/**
 * The maps of all classes that are most like each map. Where a network looks at things, it looks
 * alike at those of several classes; where it looks at a mark that only one class bears, such maps
 * have no company but each other.
 *
 * @param places of the maps that say something: those of zeros alone have none
 * @param nearest of each of these, as places in the list of places
 */
@SuppressWarnings("ArrayRecordComponent")
record Company(int[] places, Nearest[] nearest) {
  /** Multiplications beyond which the nearest are found by a walk: some minutes. */
  private static final double MUCH = 1e12;

  /**
   * @param heats a row a picture, of one length
   * @param count how many of the nearest
   * @throws org.convlens.task.StoppedException if the work was stopped
   */
  static Company of(float[][] heats, int count, Run run) {
    int[] places = IntStream.range(0, heats.length).filter(i -> !isBlank(heats[i])).toArray();
    float[][] rows = Arrays.stream(places).mapToObj(i -> heats[i]).toArray(float[][]::new);
    if (rows.length == 0) {
      return new Company(places, new Nearest[0]);
    }
    run.progress().begin("comparing maps", rows.length);
    try {
      return new Company(places, nearest(rows, count, run));
    } finally {
      run.progress().end();
    }
  }

  private static Nearest[] nearest(float[][] rows, int count, Run run) {
    double work = (double) rows.length * rows.length * rows[0].length;
    if (work <= MUCH) {
      return ExactSearch.each(rows, count, 1, run.progress());
    }
    NeighbourIndex index = NeighbourIndex.of(rows, Likeness.DISTANCE, run.seed(), run.progress());
    Nearest[] nearest = new Nearest[rows.length];
    Arrays.setAll(nearest, i -> index.like(i, count));
    return nearest;
  }

  static boolean isBlank(float[] heat) {
    for (float value : heat) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * How much some maps keep to themselves: the mean share of their nearest that are among them,
   * 0..1. Of so few that they cannot be all of the nearest, only as many of these are asked.
   *
   * @param members pictures with maps that say something, at least two
   */
  double isolation(int[] members) {
    boolean[] among = new boolean[places.length];
    for (int member : members) {
      among[Arrays.binarySearch(places, member)] = true;
    }
    double sum = 0;
    for (int member : members) {
      int[] ids = nearest[Arrays.binarySearch(places, member)].ids();
      int asked = Math.min(ids.length, members.length - 1);
      int own = 0;
      for (int k = 0; k < asked; k++) {
        own += among[ids[k]] ? 1 : 0;
      }
      sum += (double) own / asked;
    }
    return sum / members.length;
  }
}
