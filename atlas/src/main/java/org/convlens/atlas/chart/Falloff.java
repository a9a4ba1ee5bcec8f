package org.convlens.atlas.chart;

/**
 * How together things belong that lie at a distance d in the plane: 1 / (1 + a · d²ᵇ), with a and b
 * such that it is near 1 up to a least distance and then falls off as exp(−(d − least) / spread),
 * by least squares at 300 distances up to three times the spread (McInnes, Healy, Melville 2018).
 */
record Falloff(double a, double b) {
  private static final int POINTS = 300;
  private static final int STEPS = 500;

  /**
   * Levenberg-Marquardt from a = b = 1.
   *
   * @param least from 0, less than the spread
   * @param spread more than 0
   */
  static Falloff of(double least, double spread) {
    double a = 1;
    double b = 1;
    double damping = 1e-3;
    double error = error(a, b, least, spread);
    for (int step = 0; step < STEPS && damping < 1e12; step++) {
      double aa = 0;
      double ab = 0;
      double bb = 0;
      double ra = 0;
      double rb = 0;
      for (int i = 1; i < POINTS; i++) {
        double d = place(i, spread);
        double power = StrictMath.pow(d, 2 * b);
        double curve = 1 / (1 + a * power);
        double da = -power * curve * curve;
        double db = 2 * StrictMath.log(d) * a * da;
        double residual = target(d, least, spread) - curve;
        aa += da * da;
        ab += da * db;
        bb += db * db;
        ra += da * residual;
        rb += db * residual;
      }
      double pa = aa * (1 + damping);
      double pb = bb * (1 + damping);
      double determinant = pa * pb - ab * ab;
      double newA = a + (pb * ra - ab * rb) / determinant;
      double newB = b + (pa * rb - ab * ra) / determinant;
      double newError = newA > 0 && newB > 0 ? error(newA, newB, least, spread) : error;
      if (newError < error) {
        a = newA;
        b = newB;
        error = newError;
        damping /= 10;
      } else {
        damping *= 10;
      }
    }
    return new Falloff(a, b);
  }

  private static double place(int i, double spread) {
    return 3 * spread * i / (POINTS - 1);
  }

  private static double target(double d, double least, double spread) {
    return d < least ? 1 : StrictMath.exp(-(d - least) / spread);
  }

  private static double error(double a, double b, double least, double spread) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double d = place(i, spread);
      double off = target(d, least, spread) - 1 / (1 + a * StrictMath.pow(d, 2 * b));
      sum += off * off;
    }
    return sum;
  }
}
