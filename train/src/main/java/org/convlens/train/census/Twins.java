package org.convlens.train.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which pictures are the same as others, or look so. */
final class Twins {
  private static final int BANDS = 4;

  /** So many of the same two bands are flat or alike grounds; only neighbours are compared. */
  private static final int CROWD = 400;

  private final @Nullable Glance[] glances;
  private final int[] heads;

  private Twins(@Nullable Glance[] glances) {
    this.glances = glances;
    this.heads = new int[glances.length];
    Arrays.setAll(heads, i -> i);
  }

  /**
   * Groups of two or more pictures with the same numbers.
   *
   * @param glances none where a picture is broken
   */
  static List<List<Integer>> same(@Nullable Glance[] glances) {
    Map<Long, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < glances.length; i++) {
      Glance glance = glances[i];
      if (glance != null) {
        groups.computeIfAbsent(glance.digest(), d -> new ArrayList<>()).add(i);
      }
    }
    return several(groups.values());
  }

  /**
   * Groups of two or more pictures that resemble each other but are not all the same. Two that
   * differ in up to two of four bands of their hashes are found.
   */
  static List<List<Integer>> alike(@Nullable Glance[] glances) {
    Twins twins = new Twins(glances);
    for (int first = 0; first < BANDS; first++) {
      for (int second = first + 1; second < BANDS; second++) {
        twins.join(first, second);
      }
    }
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < glances.length; i++) {
      groups.computeIfAbsent(twins.head(i), h -> new ArrayList<>()).add(i);
    }
    return several(groups.values()).stream()
        .filter(group -> group.stream().map(i -> digest(glances[i])).distinct().count() > 1)
        .toList();
  }

  private static long digest(@Nullable Glance glance) {
    return glance == null ? 0 : glance.digest();
  }

  private static List<List<Integer>> several(Collection<List<Integer>> groups) {
    return groups.stream().filter(group -> group.size() > 1).map(List::copyOf).toList();
  }

  private void join(int first, int second) {
    long[] keys = new long[glances.length];
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      Glance glance = glances[i];
      if (glance != null) {
        long key = (long) glance.band(first) << 16 | glance.band(second);
        keys[count++] = key << 31 | i;
      }
    }
    Arrays.sort(keys, 0, count);
    for (int from = 0; from < count; ) {
      int to = from;
      while (to < count && keys[to] >>> 31 == keys[from] >>> 31) {
        to++;
      }
      for (int i = from; i < to; i++) {
        for (int j = i + 1; j < Math.min(to, i + CROWD); j++) {
          compare((int) (keys[i] & 0x7fffffff), (int) (keys[j] & 0x7fffffff));
        }
      }
      from = to;
    }
  }

  private void compare(int one, int other) {
    Glance first = glances[one];
    Glance second = glances[other];
    if (first != null && second != null && head(one) != head(other) && first.resembles(second)) {
      heads[Math.max(head(one), head(other))] = Math.min(head(one), head(other));
    }
  }

  private int head(int index) {
    int head = index;
    while (heads[head] != head) {
      heads[head] = heads[heads[head]];
      head = heads[head];
    }
    return head;
  }
}
