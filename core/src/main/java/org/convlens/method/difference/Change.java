package org.convlens.method.difference;

/**
 * How far numbers moved.
 *
 * @param relative ‖b − a‖ / ‖a‖; infinite where a is zero and b is not
 * @param cosine a · b / (‖a‖ ‖b‖); NaN where one of them is zero
 */
record Change(double relative, double cosine) {
  /**
   * @param a numbers, of which {@code count} from {@code start} on are compared with the same of b
   */
  static Change of(float[] a, float[] b, int start, int count) {
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
    return new Change(relative, product / Math.sqrt(squaresA * squaresB));
  }

  static Change of(float[] a, float[] b) {
    return of(a, b, 0, a.length);
  }
}
