package org.convlens.atlas.chart;

/**
 * xᵇ for x from 0, to nine digits, several times as fast as {@link StrictMath#pow} and as equal on
 * every machine: of sums, products and quotients alone.
 */
final class Power {
  private static final double LN_2 = 0.6931471805599453;
  private static final double ROOT = 1.4142135623730951;
  private static final long FRACTION = 0x000fffffffffffffL;
  private static final long ONE = 0x3ff0000000000000L;
  private static final int BIAS = 1023;
  private static final int SHIFT = 52;

  private final double exponent;

  /**
   * @param exponent more than 0
   */
  Power(double exponent) {
    this.exponent = exponent;
  }

  double of(double x) {
    return x < Double.MIN_NORMAL ? 0 : exp(exponent * log(x));
  }

  /** k · ln 2 + 2 · artanh((m − 1) / (m + 1)) of x = m · 2ᵏ. */
  static double log(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int k = (int) (bits >>> SHIFT) - BIAS;
    double m = Double.longBitsToDouble((bits & FRACTION) | ONE);
    if (m > ROOT) {
      m /= 2;
      k++;
    }
    double s = (m - 1) / (m + 1);
    double q = s * s;
    double series = 1 + q * (1 / 3.0 + q * (1 / 5.0 + q * (1 / 7.0 + q * (1 / 9.0 + q / 11))));
    return k * LN_2 + 2 * s * series;
  }

  /** 2ᵏ · Σ rⁿ / n! of x = k · ln 2 + r. */
  static double exp(double x) {
    double places = Math.rint(x / LN_2);
    if (places < 1 - BIAS) {
      return 0;
    }
    if (places > BIAS) {
      return Double.POSITIVE_INFINITY;
    }
    double r = x - places * LN_2;
    double high = 1 / 5040.0 + r * (1 / 40320.0 + r * (1 / 362880.0 + r / 3628800));
    double middle = 1 / 24.0 + r * (1 / 120.0 + r * (1 / 720.0 + r * high));
    double series = 1 + r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * middle)));
    return series * Double.longBitsToDouble(((long) places + BIAS) << SHIFT);
  }
}
