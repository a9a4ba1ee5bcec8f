package org.convlens.atlas.table;

/** Numbers of 16 bits (IEEE 754 binary16), of which maps are kept. */
public final class Half {
  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;
  private static final int NAN = 0x7e00;
  private static final int FRACTION = 0x3ff;
  private static final int FRACTION_BITS = 10;
  private static final int FLOAT_FRACTION = 0x7fffff;
  private static final int FLOAT_FRACTION_BITS = 23;
  private static final int HIDDEN = 0x800000;
  private static final int BIAS = 15;
  private static final int FLOAT_BIAS = 127;
  private static final int LARGEST_EXPONENT = 31;

  private Half() {}

  /** The nearest one; of two that are equally near the even one. */
  public static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    int fraction = bits & FLOAT_FRACTION;
    int biased = (bits >>> FLOAT_FRACTION_BITS) & 0xff;
    if (biased == 0xff) {
      return (short) (sign | (fraction == 0 ? INFINITY : NAN));
    }
    int exponent = biased - FLOAT_BIAS + BIAS;
    if (exponent >= LARGEST_EXPONENT) {
      return (short) (sign | INFINITY);
    }
    int shift = FLOAT_FRACTION_BITS - FRACTION_BITS;
    int magnitude = fraction | (biased == 0 ? 0 : HIDDEN);
    if (exponent <= 0) {
      shift += 1 - exponent;
      if (shift > FLOAT_FRACTION_BITS + 1) {
        return (short) sign;
      }
      return (short) (sign | rounded(magnitude, shift));
    }
    // A carry out of the fraction goes into the exponent, as it should.
    return (short) (sign | (rounded(magnitude, shift) + ((exponent - 1) << FRACTION_BITS)));
  }

  private static int rounded(int magnitude, int shift) {
    int kept = magnitude >>> shift;
    int rest = magnitude & ((1 << shift) - 1);
    int middle = 1 << (shift - 1);
    return rest > middle || (rest == middle && (kept & 1) == 1) ? kept + 1 : kept;
  }

  /** The same number. */
  public static float value(short half) {
    int sign = (half & SIGN) << 16;
    int exponent = (half >>> FRACTION_BITS) & LARGEST_EXPONENT;
    int fraction = half & FRACTION;
    if (exponent == LARGEST_EXPONENT) {
      int rest = fraction << (FLOAT_FRACTION_BITS - FRACTION_BITS);
      return Float.intBitsToFloat(sign | 0x7f800000 | rest);
    }
    float magnitude =
        exponent == 0
            ? fraction * 0x1p-24f
            : Float.intBitsToFloat(
                ((exponent + FLOAT_BIAS - BIAS) << FLOAT_FRACTION_BITS)
                    | (fraction << (FLOAT_FRACTION_BITS - FRACTION_BITS)));
    return sign == 0 ? magnitude : -magnitude;
  }
}
