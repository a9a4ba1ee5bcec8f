package org.convlens.formula;

import org.convlens.net.op.Elementwise;

/** Functions of one number in float64, and how they are written. */
final class Activation {
  private static final double FAR = 6;
  private static final double TANH_SHARE = 0.044715;

  private Activation() {}

  static double value(Elementwise op, double x) {
    double a = op.alpha();
    double b = op.beta();
    return switch (op.function()) {
      case ABS -> Math.abs(x);
      case CELU -> x > 0 ? x : a * Math.expm1(x / a);
      case CEIL -> Math.ceil(x);
      case COS -> Math.cos(x);
      case ELU -> x > 0 ? x : a * Math.expm1(x);
      case ERF -> erf(x);
      case EXP -> Math.exp(x);
      case FLOOR -> Math.floor(x);
      case GELU -> x * (1 + erf(x / Math.sqrt(2))) / 2;
      case GELU_TANH ->
          x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + TANH_SHARE * x * x * x)));
      case HARD_SIGMOID -> Math.min(1, Math.max(0, a * x + b));
      case HARD_SWISH -> x * Math.min(1, Math.max(0, x / 6 + 0.5));
      case LEAKY_RELU -> x > 0 ? x : a * x;
      case LOG -> Math.log(x);
      case MISH -> x * Math.tanh(softplus(x));
      case NEGATE -> -x;
      case RECIPROCAL -> 1 / x;
      case ROUND -> Math.rint(x);
      case SELU -> b * (x > 0 ? x : a * Math.expm1(x));
      case SIGMOID -> sigmoid(x);
      case SIGN -> Math.signum(x);
      case SWISH -> x * sigmoid(a * x);
      case SIN -> Math.sin(x);
      case SOFTPLUS -> softplus(x);
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case SQRT -> Math.sqrt(x);
      case TANH -> Math.tanh(x);
      case THRESHOLDED_RELU -> x > a ? x : 0;
    };
  }

  static String text(Elementwise op) {
    String a = number(op.alpha());
    String b = number(op.beta());
    return switch (op.function()) {
      case ABS -> "|x|";
      case CELU -> "x if x > 0, else " + a + " (exp(x / " + a + ") − 1)";
      case ELU -> "x if x > 0, else " + a + " (exp(x) − 1)";
      case GELU -> "x Φ(x)";
      case GELU_TANH -> "½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))";
      case HARD_SIGMOID -> "min(1, max(0, " + a + " x + " + b + "))";
      case HARD_SWISH -> "x min(1, max(0, x / 6 + ½))";
      case LEAKY_RELU -> "x if x > 0, else " + a + " x";
      case MISH -> "x tanh(ln(1 + exp(x)))";
      case NEGATE -> "−x";
      case RECIPROCAL -> "1 / x";
      case SELU -> b + " (x if x > 0, else " + a + " (exp(x) − 1))";
      case SIGMOID -> "1 / (1 + exp(−x))";
      case SWISH -> "x / (1 + exp(−" + (op.alpha() == 1 ? "" : a + " ") + "x))";
      case SOFTPLUS -> "ln(1 + exp(x))";
      case SOFTSIGN -> "x / (1 + |x|)";
      case SQRT -> "√x";
      case THRESHOLDED_RELU -> "x if x > " + a + ", else 0";
      default -> op.kind().toLowerCase(java.util.Locale.ROOT) + "(x)";
    };
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Float.toString((float) value);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** 2 / √π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!, all of one sign (Abramowitz and Stegun 7.1.6). */
  private static double erf(double x) {
    if (Math.abs(x) > FAR) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
