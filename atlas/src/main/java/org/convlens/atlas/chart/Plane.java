package org.convlens.atlas.chart;

/**
 * Points of a square with sides of 1, y downwards. The longer side of what they cover fills it, the
 * shorter one lies in its middle.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Plane(float[] x, float[] y) {
  public int size() {
    return x.length;
  }

  /** Of points anywhere. */
  static Plane of(double[] x, double[] y) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
    }
    double side = Math.max(right - left, bottom - top);
    double factor = side > 0 ? 1 / side : 0;
    float[] px = new float[x.length];
    float[] py = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      px[i] = (float) (0.5 + (x[i] - (left + right) / 2) * factor);
      py[i] = (float) (0.5 + (y[i] - (top + bottom) / 2) * factor);
    }
    return new Plane(px, py);
  }
}
