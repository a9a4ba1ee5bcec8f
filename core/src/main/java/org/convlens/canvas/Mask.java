package org.convlens.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * How much of each pixel a shape covers, 0..1, by exact signed areas: the sum of the trapezoids
 * between every edge and the right border.
 */
final class Mask {
  private static final double FLATNESS = 0.05;

  final int left;
  final int top;
  final int width;
  final int height;
  private final float[] covered;

  private Mask(int left, int top, int width, int height, float[] covered) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.covered = covered;
  }

  /** The inside of a closed path whose parts do not overlap. */
  static Mask of(java.awt.Shape shape, AffineTransform placed) {
    Rectangle2D bounds = placed.createTransformedShape(shape).getBounds2D();
    int left = (int) Math.floor(bounds.getMinX());
    int top = (int) Math.floor(bounds.getMinY());
    int width = (int) Math.ceil(bounds.getMaxX()) - left + 2;
    int height = (int) Math.ceil(bounds.getMaxY()) - top + 1;
    Mask mask = new Mask(left, top, width, height, new float[width * height + 2]);
    mask.trace(new FlatteningPathIterator(shape.getPathIterator(placed), FLATNESS));
    mask.integrate();
    return mask;
  }

  float at(int x, int y) {
    return covered[y * width + x];
  }

  /** This shape and a copy to its right: a heavier letter. */
  Mask smeared(float offset) {
    int whole = (int) Math.ceil(offset);
    int wider = width + whole;
    float[] smeared = new float[wider * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < wider; x++) {
        float sum = 0;
        for (int step = 0; step <= 4; step++) {
          sum = Math.max(sum, between(x - offset * step / 4, y));
        }
        smeared[y * wider + x] = sum;
      }
    }
    return new Mask(left, top, wider, height, smeared);
  }

  private float between(float x, int y) {
    int low = (int) Math.floor(x);
    float part = x - low;
    float a = low >= 0 && low < width ? at(low, y) : 0;
    float b = low + 1 >= 0 && low + 1 < width ? at(low + 1, y) : 0;
    return a * (1 - part) + b * part;
  }

  private void trace(PathIterator path) {
    double[] at = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_LINETO) {
        edge(x, y, at[0], at[1]);
        x = at[0];
        y = at[1];
      } else {
        edge(x, y, startX, startY);
        if (kind == PathIterator.SEG_MOVETO) {
          startX = at[0];
          startY = at[1];
        }
        x = startX;
        y = startY;
      }
    }
    edge(x, y, startX, startY);
  }

  private void edge(double fromX, double fromY, double toX, double toY) {
    if (fromY == toY) {
      return;
    }
    boolean down = fromY < toY;
    double x = (down ? fromX : toX) - left;
    double start = (down ? fromY : toY) - top;
    double end = (down ? toY : fromY) - top;
    double slope = (toX - fromX) / (toY - fromY);
    for (int row = (int) start; row < Math.min(height, (int) Math.ceil(end)); row++) {
      double part = Math.min(row + 1, end) - Math.max(row, start);
      double next = x + slope * part;
      spread(row * width, Math.min(x, next), Math.max(x, next), down ? part : -part);
      x = next;
    }
  }

  /** Adds one row's part of an edge that runs from column {@code low} to column {@code high}. */
  private void spread(int row, double low, double high, double signed) {
    int first = (int) low;
    int last = Math.max(first + 1, (int) Math.ceil(high));
    double before = 0;
    for (int column = first; column < last; column++) {
      double share = areaRightOf(low, high, column) * signed;
      covered[row + column] += (float) (share - before);
      before = share;
    }
    covered[row + last] += (float) (signed - before);
  }

  /** The part of the pixel at {@code column} that lies right of the edge. */
  private static double areaRightOf(double low, double high, int column) {
    if (high - low < 1e-9) {
      return Math.min(1, Math.max(0, column + 1 - low));
    }
    return ramp(column + 1, low, high) - ramp(column, low, high);
  }

  /** The mean of max(0, x - edge) over an edge that runs evenly from low to high. */
  private static double ramp(double x, double low, double high) {
    if (x <= low) {
      return 0;
    }
    if (x >= high) {
      return x - (low + high) / 2;
    }
    return (x - low) * (x - low) / (2 * (high - low));
  }

  private void integrate() {
    float sum = 0;
    for (int i = 0; i < covered.length; i++) {
      if (i % width == 0) {
        sum = 0;
      }
      sum += covered[i];
      covered[i] = Math.min(1, Math.abs(sum));
    }
  }
}
