package org.convlens.train.network;

import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.train.data.SeededRandom;

/**
 * Normal with mean 0.
 *
 * @param scale what the deviation follows from
 * @param deviation where the scale is {@link Scale#GIVEN}, that of the normal before anything is
 *     cut off
 * @param truncated whether a number is drawn again that is farther from 0 than twice the deviation,
 *     as TensorFlow's {@code truncated_normal} does
 */
public record Normal(Scale scale, double deviation, boolean truncated) implements Initialiser {
  /** The deviation of a standard normal from which all beyond ±2 is cut off. */
  private static final double LEFT = 0.8796256610342398;

  /** Keras's {@code glorot_normal}: √(2 / (fanIn + fanOut)), truncated. */
  public static final Normal GLOROT = new Normal(Scale.GLOROT, 1, true);

  /** Keras's {@code he_normal}: √(2 / fanIn), truncated (He, Zhang, Ren, Sun 2015). */
  public static final Normal HE = new Normal(Scale.HE, 1, true);

  /** What the deviation follows from. */
  public enum Scale {
    GIVEN,
    /** 2 / (fanIn + fanOut) is the variance that is left after truncation. */
    GLOROT,
    /** 2 / fanIn is. */
    HE
  }

  /** TensorFlow's {@code truncated_normal}. */
  public static Normal truncated(double deviation) {
    return new Normal(Scale.GIVEN, deviation, true);
  }

  public static Normal of(double deviation) {
    return new Normal(Scale.GIVEN, deviation, false);
  }

  @Override
  public Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random) {
    double spread = spread(fanIn, fanOut);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      double drawn = truncated ? random.truncatedGaussian() : random.gaussian();
      values[i] = (float) (drawn * spread);
    }
    return Tensor.of(shape, values);
  }

  private double spread(int fanIn, int fanOut) {
    return switch (scale) {
      case GIVEN -> deviation;
      case GLOROT -> Math.sqrt(2.0 / (fanIn + fanOut)) / LEFT;
      case HE -> Math.sqrt(2.0 / fanIn) / LEFT;
    };
  }

  @Override
  public String text() {
    return switch (scale) {
      case GLOROT -> "glorot-normal";
      case HE -> "he";
      case GIVEN ->
          String.format(
              Locale.ROOT, "%s(%s)", truncated ? "truncated-normal" : "normal", deviation);
    };
  }
}
