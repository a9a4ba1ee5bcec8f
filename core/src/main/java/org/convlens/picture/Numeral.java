package org.convlens.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: three digits unless others are asked for, the same in every country. */
public final class Numeral {
  private static final int DIGITS = 3;
  private static final int FINE_DIGITS = 4;

  private Numeral() {}

  /** For example {@code 0.0313}, {@code −12.5}, {@code 3.4e−7}, {@code 12300}. */
  public static String of(double value) {
    return rounded(value, DIGITS);
  }

  /** With four digits, for sums that are compared: {@code 19.25}. */
  public static String fine(double value) {
    return rounded(value, FINE_DIGITS);
  }

  private static String rounded(double value, int digits) {
    if (Double.isNaN(value)) {
      return "not a number";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
    BigDecimal rounded = new BigDecimal(value).round(context).stripTrailingZeros();
    if (size >= 1e-3 && size < 99_950) {
      return sign(rounded.toPlainString());
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return sign(rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString())
        + "e"
        + sign(Integer.toString(exponent));
  }

  /** With the digits that a step needs: 0.25 for steps of 0.05. */
  public static String of(double value, double step) {
    if (step <= 0 || Math.abs(value) >= 1e6 || step < 1e-4) {
      return of(value);
    }
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    return sign(rounded.signum() == 0 ? "0" : rounded.toPlainString());
  }

  /** With commas between thousands. */
  public static String count(long value) {
    StringBuilder digits = new StringBuilder(Long.toString(value));
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  private static String sign(String digits) {
    return digits.replace('-', '−');
  }
}
