package org.convlens.train.data;

import java.util.List;
import org.convlens.array.Volume;

/**
 * Scenes that the program draws itself, of a few flat pieces in colour, for networks that know
 * photographs. Coordinates are 256ths of the side, from the upper left corner.
 */
public enum DrawnScene {
  /** A white airplane with a red fin in a blue sky. */
  AIRPLANE(
      Piece.fading(0x508cd7, 0xbed7f0, 0, 0, 256, 0, 256, 256, 0, 256),
      Piece.of(0xebebf0, 40, 140, 200, 118, 222, 128, 200, 140, 60, 152),
      Piece.of(0xcdd0d7, 110, 136, 70, 196, 92, 196, 150, 134),
      Piece.of(0xd7dadf, 120, 128, 150, 84, 164, 86, 152, 126),
      Piece.of(0xc83c3c, 42, 140, 30, 100, 48, 100, 66, 138)),

  /** A dark ship with white cabins and a red funnel at sea. */
  SHIP(
      Piece.fading(0x96bee6, 0xd7e4ee, 0, 0, 256, 0, 256, 256, 0, 256),
      Piece.fading(0x6eafdf, 0x1e375a, 0, 160, 256, 160, 256, 256, 0, 256),
      Piece.of(0x3c3c4b, 30, 150, 226, 146, 205, 186, 52, 186),
      Piece.of(0xbe3c32, 30, 150, 226, 146, 222, 154, 33, 157),
      Piece.of(0xf0f0f0, 90, 112, 180, 112, 180, 148, 90, 148),
      Piece.of(0xe1e1e1, 110, 92, 160, 92, 160, 112, 110, 112),
      Piece.of(0xc83c32, 126, 66, 144, 66, 144, 92, 126, 92),
      Piece.of(0x505050, 199, 80, 202, 80, 202, 146, 199, 146));

  private static final int SIDE = 96;
  private static final double UNITS = 256;

  /** Points along a pixel's side at which is looked, so that edges are smooth. */
  private static final int POINTS = 4;

  /** Not changed by anybody. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Piece> pieces;

  DrawnScene(Piece... pieces) {
    this.pieces = List.of(pieces);
  }

  /**
   * Draws it.
   *
   * @return 3 × 96 × 96, whole numbers 0..255
   */
  public Volume draw() {
    float[] values = new float[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double[] sum = new double[3];
        for (int point = 0; point < POINTS * POINTS; point++) {
          int right = point % POINTS;
          int down = point / POINTS;
          double column = (x + (right + 0.5) / POINTS) * UNITS / SIDE;
          double row = (y + (down + 0.5) / POINTS) * UNITS / SIDE;
          add(column, row, sum);
        }
        for (int c = 0; c < 3; c++) {
          double mean = sum[c] / (POINTS * POINTS);
          values[(c * SIDE + y) * SIDE + x] = Math.round(mean);
        }
      }
    }
    return Volume.of(3, SIDE, SIDE, values);
  }

  /** The colour of the foremost piece. */
  private void add(double x, double y, double[] sum) {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      if (pieces.get(i).covers(x, y)) {
        for (int c = 0; c < 3; c++) {
          sum[c] += pieces.get(i).colour(c, y);
        }
        return;
      }
    }
  }

  /**
   * A polygon.
   *
   * @param above its colour at the top of the scene, 0xRRGGBB
   * @param below its colour at the bottom of the scene
   * @param corners x and y in turn
   */
  private record Piece(int above, int below, List<Integer> corners) {
    static Piece of(int colour, Integer... corners) {
      return new Piece(colour, colour, List.of(corners));
    }

    static Piece fading(int above, int below, Integer... corners) {
      return new Piece(above, below, List.of(corners));
    }

    /** Whether a ray to the right leaves it once more than it enters. */
    boolean covers(double x, double y) {
      boolean inside = false;
      int count = corners.size();
      for (int i = 0; i < count; i += 2) {
        double x0 = corners.get(i);
        double y0 = corners.get(i + 1);
        double x1 = corners.get((i + 2) % count);
        double y1 = corners.get((i + 3) % count);
        if (y0 > y != y1 > y && x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)) {
          inside = !inside;
        }
      }
      return inside;
    }

    /** Red, green or blue. */
    double colour(int channel, double y) {
      int shift = 16 - 8 * channel;
      double top = above >> shift & 0xff;
      double bottom = below >> shift & 0xff;
      return top + (bottom - top) * y / UNITS;
    }
  }
}
