package org.convlens.atlas.nearest;

import java.util.Arrays;

/**
 * The nearest of many vectors to one, the nearest first; of equally near ones the lower place
 * first.
 *
 * @param ids places of vectors
 * @param distances Euclidean, as many
 */
@SuppressWarnings("ArrayRecordComponent")
public record Nearest(int[] ids, float[] distances) {
  public Nearest {
    if (ids.length != distances.length) {
      throw new IllegalArgumentException(
          ids.length + " places, " + distances.length + " distances");
    }
  }

  public int size() {
    return ids.length;
  }

  /** The first of them; all, if there are not so many. */
  Nearest first(int count) {
    int kept = Math.min(count, ids.length);
    return new Nearest(Arrays.copyOf(ids, kept), Arrays.copyOf(distances, kept));
  }

  /** Without one. */
  Nearest without(int id) {
    int[] left = new int[ids.length];
    float[] far = new float[ids.length];
    int n = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != id) {
        left[n] = ids[i];
        far[n++] = distances[i];
      }
    }
    return new Nearest(Arrays.copyOf(left, n), Arrays.copyOf(far, n));
  }
}
