package org.convlens.ascent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Windows of the network's size that cover a larger picture, on a grid that is shifted at random:
 * no seam stays where it was.
 */
record Tiling(int height, int width, int viewHeight, int viewWidth) {
  List<Glance> windows(SplittableRandom random) {
    List<Glance> windows = new ArrayList<>();
    for (int top : starts(height, viewHeight, random)) {
      for (int left : starts(width, viewWidth, random)) {
        double y = top + (viewHeight - height) / 2.0;
        double x = left + (viewWidth - width) / 2.0;
        windows.add(new Glance(height, width, viewHeight, viewWidth, y, 1, 0, x, 0, 1));
      }
    }
    return windows;
  }

  /** How many windows there are at most. */
  int most() {
    return most(height, viewHeight) * most(width, viewWidth);
  }

  private static int most(int size, int view) {
    return size == view ? 1 : (size + view - 1) / view + 1;
  }

  private static Set<Integer> starts(int size, int view, SplittableRandom random) {
    Set<Integer> starts = new LinkedHashSet<>();
    for (int at = -random.nextInt(view); at < size; at += view) {
      starts.add(Math.max(0, Math.min(size - view, at)));
    }
    return starts;
  }
}
