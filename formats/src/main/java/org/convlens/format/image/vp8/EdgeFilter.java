package org.convlens.format.image.vp8;

/** Smooths the edges of blocks (RFC 6386, section 15). */
final class EdgeFilter {
  private EdgeFilter() {}

  /**
   * Smooths a macroblock's edges: those to its left and above it, and if it has coefficients those
   * within it.
   *
   * @param y luma
   * @param u chroma
   * @param v chroma
   * @param column of macroblocks
   * @param row of macroblocks
   * @param level 1 to 63
   */
  static void smooth(
      Plane y,
      Plane u,
      Plane v,
      int column,
      int row,
      int level,
      FrameHeader header,
      boolean inner) {
    int within = level;
    if (header.sharpness > 0) {
      within = Math.min(level >> (header.sharpness > 4 ? 2 : 1), 9 - header.sharpness);
    }
    within = Math.max(1, within);
    int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    int limit = 2 * level + within;
    int[] outer = {2 * (limit + 4) + 1, within, variance};
    int[] own = {2 * limit + 1, within, variance};
    boolean simple = header.simpleFilter;
    for (Plane plane : simple ? new Plane[] {y} : new Plane[] {y, u, v}) {
      int side = plane == y ? 16 : 8;
      int left = column * side;
      int top = row * side;
      if (column > 0) {
        edge(plane, plane.at(left, top), 1, plane.stride(), side, outer, simple, true);
      }
      for (int x = 4; inner && x < side; x += 4) {
        edge(plane, plane.at(left + x, top), 1, plane.stride(), side, own, simple, false);
      }
      if (row > 0) {
        edge(plane, plane.at(left, top), plane.stride(), 1, side, outer, simple, true);
      }
      for (int x = 4; inner && x < side; x += 4) {
        edge(plane, plane.at(left, top + x), plane.stride(), 1, side, own, simple, false);
      }
    }
  }

  /**
   * @param across from a cell to the next on the other side of the edge
   * @param along from a cell to the next beside the edge
   * @param limits of the step at the edge, of the steps near it, of what counts as varied
   * @param wide whether the edge is one of macroblocks
   */
  private static void edge(
      Plane plane,
      int at,
      int across,
      int along,
      int count,
      int[] limits,
      boolean simple,
      boolean wide) {
    byte[] cells = plane.bytes();
    for (int i = 0, q = at; i < count; i++, q += along) {
      int p1 = cells[q - 2 * across] & 0xff;
      int p0 = cells[q - across] & 0xff;
      int q0 = cells[q] & 0xff;
      int q1 = cells[q + across] & 0xff;
      if (4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) > limits[0]) {
        continue;
      }
      if (simple) {
        two(cells, q, across, p1, p0, q0, q1);
        continue;
      }
      int p3 = cells[q - 4 * across] & 0xff;
      int p2 = cells[q - 3 * across] & 0xff;
      int q2 = cells[q + 2 * across] & 0xff;
      int q3 = cells[q + 3 * across] & 0xff;
      boolean even =
          Math.abs(p3 - p2) <= limits[1]
              && Math.abs(p2 - p1) <= limits[1]
              && Math.abs(p1 - p0) <= limits[1]
              && Math.abs(q3 - q2) <= limits[1]
              && Math.abs(q2 - q1) <= limits[1]
              && Math.abs(q1 - q0) <= limits[1];
      if (!even) {
        continue;
      }
      if (Math.abs(p1 - p0) > limits[2] || Math.abs(q1 - q0) > limits[2]) {
        two(cells, q, across, p1, p0, q0, q1);
      } else if (wide) {
        int a = signed(3 * (q0 - p0) + signed(p1 - q1));
        put(cells, q - 3 * across, p2 + ((9 * a + 63) >> 7));
        put(cells, q - 2 * across, p1 + ((18 * a + 63) >> 7));
        put(cells, q - across, p0 + ((27 * a + 63) >> 7));
        put(cells, q, q0 - ((27 * a + 63) >> 7));
        put(cells, q + across, q1 - ((18 * a + 63) >> 7));
        put(cells, q + 2 * across, q2 - ((9 * a + 63) >> 7));
      } else {
        int a = 3 * (q0 - p0);
        int less = five((a + 4) >> 3);
        int half = (less + 1) >> 1;
        put(cells, q - 2 * across, p1 + half);
        put(cells, q - across, p0 + five((a + 3) >> 3));
        put(cells, q, q0 - less);
        put(cells, q + across, q1 - half);
      }
    }
  }

  /** Moves the two cells at the edge. */
  private static void two(byte[] cells, int q, int across, int p1, int p0, int q0, int q1) {
    int a = 3 * (q0 - p0) + signed(p1 - q1);
    put(cells, q - across, p0 + five((a + 3) >> 3));
    put(cells, q, q0 - five((a + 4) >> 3));
  }

  private static void put(byte[] cells, int at, int value) {
    cells[at] = (byte) Math.max(0, Math.min(255, value));
  }

  private static int signed(int value) {
    return Math.max(-128, Math.min(127, value));
  }

  /** A number of five bits with its sign. */
  private static int five(int value) {
    return Math.max(-16, Math.min(15, value));
  }
}
