package org.convlens.torch;

import java.util.stream.IntStream;
import org.convlens.net.op.Span;

/** Neighbouring cells of one axis, as many for each picture of a batch, from its own start on. */
final class CellRange {
  private final int[] starts;
  private final int length;

  private CellRange(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  /** The shortest stretches that hold the cells from first to last, both included, of each. */
  static CellRange over(int[] first, int[] last, int cells) {
    int longest = 1;
    for (int i = 0; i < first.length; i++) {
      longest = Math.max(longest, Math.min(last[i], cells - 1) - Math.max(first[i], 0) + 1);
    }
    int length = Math.min(longest, cells);
    int end = cells - length;
    return new CellRange(
        IntStream.of(first).map(start -> Math.min(Math.max(start, 0), end)).toArray(), length);
  }

  int pictures() {
    return starts.length;
  }

  int start(int picture) {
    return starts[picture];
  }

  /** The first cell after a picture's stretch. */
  int end(int picture) {
    return starts[picture] + length;
  }

  int length() {
    return length;
  }

  /** The cells of a layer's output that see any of these cells of its input. */
  CellRange reached(Span span, int cells) {
    int size = (int) span.size();
    int stride = (int) span.stride();
    int start = (int) span.start();
    int[] first = new int[starts.length];
    int[] last = new int[starts.length];
    for (int i = 0; i < starts.length; i++) {
      first[i] = Math.floorDiv(starts[i] - start - size + stride, stride);
      last[i] = Math.floorDiv(end(i) - 1 - start, stride);
    }
    return over(first, last, cells);
  }

  /** The cells of a layer's input, padding included, that these cells of its output see. */
  CellRange seen(Span span) {
    int stride = (int) span.stride();
    int start = (int) span.start();
    return new CellRange(
        IntStream.of(starts).map(s -> s * stride + start).toArray(),
        (length - 1) * stride + (int) span.size());
  }

  /** What holds both. */
  CellRange hull(CellRange other, int cells) {
    int[] first = new int[starts.length];
    int[] last = new int[starts.length];
    for (int i = 0; i < starts.length; i++) {
      first[i] = Math.min(start(i), other.start(i));
      last[i] = Math.max(end(i), other.end(i)) - 1;
    }
    return over(first, last, cells);
  }

  boolean isSame(CellRange other) {
    return length == other.length && java.util.Arrays.equals(starts, other.starts);
  }
}
