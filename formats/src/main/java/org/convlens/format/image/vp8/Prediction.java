package org.convlens.format.image.vp8;

/** What a block is taken to be, from the cells above and to the left (RFC 6386, section 12). */
final class Prediction {
  /** Modes of macroblocks and of their chroma; those of small blocks begin alike. */
  static final int MEAN = 0;

  static final int SLOPE = 1;
  static final int DOWN = 2;
  static final int ACROSS = 3;

  private Prediction() {}

  /** Fills a square of a macroblock. */
  static void square(Plane plane, int x, int y, int side, int mode) {
    int mean = mode == MEAN ? mean(plane, x, y, side) : 0;
    int corner = plane.get(x - 1, y - 1);
    for (int row = 0; row < side; row++) {
      int left = plane.get(x - 1, y + row);
      for (int column = 0; column < side; column++) {
        int above = plane.get(x + column, y - 1);
        int value =
            switch (mode) {
              case MEAN -> mean;
              case SLOPE -> left + above - corner;
              case DOWN -> above;
              default -> left;
            };
        plane.set(x + column, y + row, value);
      }
    }
  }

  /** Of the neighbours that lie within the picture. */
  private static int mean(Plane plane, int x, int y, int side) {
    int sum = 0;
    int count = 0;
    for (int i = 0; i < side; i++) {
      sum += (y > 0 ? plane.get(x + i, y - 1) : 0) + (x > 0 ? plane.get(x - 1, y + i) : 0);
    }
    count += (y > 0 ? side : 0) + (x > 0 ? side : 0);
    return count == 0 ? 128 : (sum + count / 2) / count;
  }

  /**
   * Fills a small block.
   *
   * @param right the four cells above and to the right of it
   */
  static void small(Plane plane, int x, int y, int mode, int[] right) {
    // from the lowest cell to the left over the corner to the rightmost above
    int[] edge = new int[13];
    for (int i = 0; i < 4; i++) {
      edge[i] = plane.get(x - 1, y + 3 - i);
      edge[5 + i] = plane.get(x + i, y - 1);
      edge[9 + i] = right[i];
    }
    edge[4] = plane.get(x - 1, y - 1);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        plane.set(x + column, y + row, cell(edge, mode, column, row));
      }
    }
  }

  private static int cell(int[] edge, int mode, int x, int y) {
    return switch (mode) {
      case MEAN -> {
        int sum = 4;
        for (int i = 0; i < 4; i++) {
          sum += edge[i] + edge[5 + i];
        }
        yield sum >> 3;
      }
      case SLOPE -> edge[3 - y] + edge[5 + x] - edge[4];
      case DOWN -> three(edge, 5 + x);
      case ACROSS -> y == 3 ? (edge[1] + 3 * edge[0] + 2) >> 2 : three(edge, 3 - y);
      case 4 -> x + y == 6 ? (edge[11] + 3 * edge[12] + 2) >> 2 : three(edge, 6 + x + y);
      case 5 -> three(edge, 4 + x - y);
      case 6 -> steepRight(edge, x, y);
      case 7 -> steepLeft(edge, x, y);
      case 8 -> flatDown(edge, x, y);
      default -> flatUp(edge, x, y);
    };
  }

  /** Down and, half as fast, to the right. */
  private static int steepRight(int[] edge, int x, int y) {
    int to = 2 * x - y;
    if (to < -1) {
      return three(edge, 4 + to + 1);
    }
    return to == -1
        ? three(edge, 4)
        : to % 2 == 0 ? two(edge, 4 + to / 2) : three(edge, 4 + to / 2 + 1);
  }

  /** Down and, half as fast, to the left. */
  private static int steepLeft(int[] edge, int x, int y) {
    if (x == 3 && y >= 2) {
      return three(edge, 8 + y);
    }
    int from = 5 + x + y / 2;
    return y % 2 == 0 ? two(edge, from) : three(edge, from + 1);
  }

  /** To the right and, half as fast, down. */
  private static int flatDown(int[] edge, int x, int y) {
    int to = 2 * y - x;
    if (to < -1) {
      return three(edge, 4 - to - 1);
    }
    return to == -1
        ? three(edge, 4)
        : to % 2 == 0 ? two(edge, 3 - to / 2) : three(edge, 3 - to / 2);
  }

  /** To the right and, half as fast, up. */
  private static int flatUp(int[] edge, int x, int y) {
    int to = 2 * y + x;
    if (to > 5) {
      return edge[0];
    }
    if (to == 5) {
      return (edge[1] + 3 * edge[0] + 2) >> 2;
    }
    return to % 2 == 0 ? two(edge, 2 - to / 2) : three(edge, 2 - to / 2);
  }

  private static int two(int[] edge, int at) {
    return (edge[at] + edge[at + 1] + 1) >> 1;
  }

  /** Around a place. */
  private static int three(int[] edge, int at) {
    return (edge[at - 1] + 2 * edge[at] + edge[at + 1] + 2) >> 2;
  }
}
