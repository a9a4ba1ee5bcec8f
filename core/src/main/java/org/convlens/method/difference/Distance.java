package org.convlens.method.difference;

import java.util.Comparator;
import java.util.Locale;

/**
 * How far numbers moved.
 *
 * @param relative ‖b − a‖ / ‖a‖; infinite where a is zero and b is not, NaN where one of them holds
 *     what is no number
 * @param cosine a · b / (‖a‖ ‖b‖); NaN where one of them is zero
 */
record Distance(double relative, double cosine) {
  /** The furthest first: what is no number, then what was zero. */
  static final Comparator<Distance> FURTHEST =
      Comparator.comparing(Distance::relative, Comparator.reverseOrder());

  /**
   * @param a numbers, of which {@code count} from {@code start} on are compared with the same of b
   */
  static Distance of(float[] a, float[] b, int start, int count) {
    double squaresA = 0;
    double squaresB = 0;
    double product = 0;
    double difference = 0;
    for (int i = start; i < start + count; i++) {
      squaresA += (double) a[i] * a[i];
      squaresB += (double) b[i] * b[i];
      product += (double) a[i] * b[i];
      difference += ((double) b[i] - a[i]) * ((double) b[i] - a[i]);
    }
    double relative = difference == 0 ? 0 : Math.sqrt(difference / squaresA);
    return new Distance(relative, product / Math.sqrt(squaresA * squaresB));
  }

  static Distance of(float[] a, float[] b) {
    return of(a, b, 0, a.length);
  }

  boolean isNone() {
    return relative == 0;
  }

  /** The relative change as it is told, with so many decimals. */
  String told(int decimals) {
    if (Double.isNaN(relative)) {
      return "not a number";
    }
    if (Double.isInfinite(relative)) {
      return "from zero";
    }
    double least = Math.pow(10, -decimals);
    return relative > 0 && relative < least / 2
        ? "< " + number(least, decimals)
        : number(relative, decimals);
  }

  /** The cosine as it is told, with so many decimals. */
  String toldCosine(int decimals) {
    return Double.isFinite(cosine) ? number(cosine, decimals) : "–";
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
