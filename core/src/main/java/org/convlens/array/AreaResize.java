package org.convlens.array;

/** Means over the rectangle of old cells that a new cell covers, parts of cells counted in part. */
final class AreaResize {
  private AreaResize() {}

  static Volume resize(Volume maps, int height, int width) {
    Span[] rows = Span.of(maps.height(), height);
    Span[] columns = Span.of(maps.width(), width);
    float[] means =
        new float[Math.multiplyExact(Math.multiplyExact(maps.channels(), height), width)];
    int i = 0;
    for (int c = 0; c < maps.channels(); c++) {
      for (Span row : rows) {
        int from = c * maps.area() + row.first() * maps.width();
        for (Span column : columns) {
          means[i++] = mean(maps.values(), from + column.first(), maps.width(), row, column);
        }
      }
    }
    return Volume.owning(maps.channels(), height, width, means);
  }

  private static float mean(float[] cells, int from, int width, Span row, Span column) {
    double sum = 0;
    for (int y = 0; y < row.covered().length; y++) {
      double tall = row.covered()[y];
      int start = from + y * width;
      for (int x = 0; x < column.covered().length; x++) {
        sum += tall * column.covered()[x] * cells[start + x];
      }
    }
    return (float) (sum / (row.length() * column.length()));
  }

  /**
   * Old rows or columns under a new one.
   *
   * @param first of them
   * @param covered how much of each, 0..1
   * @param length of the new one, in old ones
   */
  private record Span(int first, double[] covered, double length) {
    static Span[] of(int old, int count) {
      double step = (double) old / count;
      Span[] spans = new Span[count];
      for (int i = 0; i < count; i++) {
        double from = i * step;
        double to = (i + 1) * step;
        int first = (int) from;
        int end = (int) Math.ceil(Math.min(old, to));
        double[] covered = new double[end - first];
        for (int k = first; k < end; k++) {
          covered[k - first] = Math.min(k + 1, to) - Math.max(k, from);
        }
        spans[i] = new Span(first, covered, to - from);
      }
      return spans;
    }
  }
}
