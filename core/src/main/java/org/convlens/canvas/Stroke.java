package org.convlens.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * A line through points with round ends and corners.
 *
 * @param dash length of a dash and of the gap after it; 0 for a solid line
 */
public record Stroke(double thickness, double dash) {
  public static final Stroke THIN = new Stroke(1.5, 0);

  private record Piece(double x0, double y0, double x1, double y1) {
    /** From a point to the nearest of this piece. */
    double distance(double x, double y) {
      double dx = x1 - x0;
      double dy = y1 - y0;
      double length = dx * dx + dy * dy;
      double at = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
      double inside = Math.min(1, Math.max(0, at));
      double across = x - x0 - inside * dx;
      double down = y - y0 - inside * dy;
      return Math.sqrt(across * across + down * down);
    }
  }

  /** Pixel (0, 0) reaches from 0 to 1; its centre is (½, ½). */
  public void paint(Canvas canvas, double[] xs, double[] ys, int rgb) {
    List<Piece> pieces = pieces(xs, ys);
    double reach = thickness / 2 + 1;
    float[] covered = new float[canvas.width() * canvas.height()];
    for (Piece piece : pieces) {
      int left = Math.max(0, (int) (Math.min(piece.x0, piece.x1) - reach));
      int right = Math.min(canvas.width() - 1, (int) (Math.max(piece.x0, piece.x1) + reach));
      int top = Math.max(0, (int) (Math.min(piece.y0, piece.y1) - reach));
      int bottom = Math.min(canvas.height() - 1, (int) (Math.max(piece.y0, piece.y1) + reach));
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          double cover = thickness / 2 + 0.5 - piece.distance(x + 0.5, y + 0.5);
          int place = y * canvas.width() + x;
          covered[place] = (float) Math.max(covered[place], Math.min(1, cover));
        }
      }
    }
    for (int i = 0; i < covered.length; i++) {
      if (covered[i] > 0) {
        canvas.blend(i % canvas.width(), i / canvas.width(), rgb, covered[i]);
      }
    }
  }

  private List<Piece> pieces(double[] xs, double[] ys) {
    List<Piece> pieces = new ArrayList<>();
    double walked = 0;
    for (int i = 0; i + 1 < xs.length; i++) {
      double length = Math.hypot(xs[i + 1] - xs[i], ys[i + 1] - ys[i]);
      if (!(length < 1e5)) {
        continue;
      }
      double from = 0;
      while (from < length || from == 0) {
        double phase = dash == 0 ? 0 : (walked + from) % (2 * dash);
        double to = dash == 0 ? length : from + (phase < dash ? dash : 2 * dash) - phase;
        if (phase < dash || dash == 0) {
          double end = Math.min(to, length);
          pieces.add(between(xs, ys, i, at(from, length), at(end, length)));
        }
        from = Math.max(to, from + 1e-6);
      }
      walked += length;
    }
    return pieces;
  }

  private static double at(double walked, double length) {
    return length == 0 ? 0 : walked / length;
  }

  private static Piece between(double[] xs, double[] ys, int i, double from, double to) {
    double dx = xs[i + 1] - xs[i];
    double dy = ys[i + 1] - ys[i];
    return new Piece(xs[i] + from * dx, ys[i] + from * dy, xs[i] + to * dx, ys[i] + to * dy);
  }
}
