package org.convlens.ascent;

import java.util.stream.IntStream;

/** Numbers in a row, some on each core: for loops in which no number looks at another's result. */
final class Chunks {
  private static final int LENGTH = 1 << 14;

  private Chunks() {}

  /** A part of a loop. */
  @FunctionalInterface
  interface Part {
    /** Does what is to be done from one index until before another. */
    void run(int from, int to);
  }

  static void each(int size, Part part) {
    int count = (size + LENGTH - 1) / LENGTH;
    if (count <= 1) {
      part.run(0, size);
      return;
    }
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> part.run(i * LENGTH, Math.min(size, (i + 1) * LENGTH)));
  }
}
