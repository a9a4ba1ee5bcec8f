package org.convlens.method.health;

import java.util.Locale;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Relu;
import org.convlens.picture.Numeral;

/**
 * Where an activation function no longer tells its inputs apart, or does nothing.
 *
 * @param name what people call the function
 * @param low at and below it the function is at its lower end
 * @param high at and above it at its upper end; above it where both are the same
 * @param silent whether the function says nothing at its lower end
 * @param both whether both ends are flat, so that cells at either add up
 */
public record Gate(String name, double low, double high, boolean silent, boolean both) {
  /** No activation function. */
  static final Gate NONE =
      new Gate("none", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

  private static final double FLAT = Math.log(99);

  /** The gate of an operator, or {@link #NONE} if it is no activation function. */
  static Gate of(Op op) {
    if (op instanceof Relu) {
      return new Gate("ReLU", 0, 0, true, false);
    }
    if (op instanceof Clip clip) {
      String name = clip.kind().equals("Relu6") ? "ReLU6" : "clip";
      return new Gate(name, clip.min(), clip.max(), true, false);
    }
    if (op instanceof PRelu) {
      return new Gate("PReLU", 0, 0, false, false);
    }
    return op instanceof Elementwise function ? of(function) : NONE;
  }

  private static Gate of(Elementwise op) {
    String name = op.function().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (op.function()) {
      case LEAKY_RELU -> new Gate(name, 0, 0, false, false);
      case THRESHOLDED_RELU -> new Gate(name, op.alpha(), op.alpha(), true, false);
      case SIGMOID -> new Gate(name, -FLAT, FLAT, false, true);
      case TANH -> new Gate(name, -FLAT / 2, FLAT / 2, false, true);
      case SOFTSIGN -> new Gate(name, -99, 99, false, true);
      case HARD_SIGMOID ->
          new Gate(name, -op.beta() / op.alpha(), (1 - op.beta()) / op.alpha(), false, true);
      case HARD_SWISH -> new Gate(name, -3, 3, true, false);
      case ELU, CELU, SELU -> new Gate(name, -FLAT, 0, false, false);
      case GELU, GELU_TANH -> new Gate(name, -FLAT, FLAT, true, false);
      case SWISH, MISH, SOFTPLUS -> new Gate(name, -2 * FLAT, 2 * FLAT, true, false);
      default -> NONE;
    };
  }

  boolean isLow(float value) {
    return value <= low;
  }

  boolean isHigh(float value) {
    return low == high ? value > high : value >= high;
  }

  /** What a following layer gets to see, up to a function that keeps the order. */
  public float passed(float value) {
    return silent ? (float) Math.max(low, value) : value;
  }

  /** The share of cells at which the function is flat or does nothing. */
  double saturated(double lowShare, double highShare) {
    return silent ? highShare : both ? lowShare + highShare : Math.max(lowShare, highShare);
  }

  /** Where the cells are if they are saturated. */
  String where(double lowShare, double highShare) {
    if (both) {
      return "at an end of the " + name;
    }
    boolean upper = silent || highShare >= lowShare;
    double edge = upper ? high : low;
    String number = Numeral.of(edge);
    return upper && low == high
        ? (high == 0 ? "not rectified" : "above " + number)
        : "at " + number + (upper ? " or above" : " or below");
  }
}
