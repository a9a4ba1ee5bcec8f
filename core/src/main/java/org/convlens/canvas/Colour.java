package org.convlens.canvas;

/** Arithmetic with colours written as 0xRRGGBB. */
public final class Colour {
  private Colour() {}

  /** {@code part} of the upper colour over the lower, each channel for itself. */
  public static int mix(int lower, int upper, double part) {
    int red = channel(lower >> 16, upper >> 16, part);
    int green = channel(lower >> 8, upper >> 8, part);
    return red << 16 | green << 8 | channel(lower, upper, part);
  }

  /** What is left of a colour behind a filter of another: white leaves it alone. */
  public static int product(int one, int other) {
    int product = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int first = (one >> shift) & 255;
      int second = (other >> shift) & 255;
      product |= ((first * second + 127) / 255) << shift;
    }
    return product;
  }

  /** From three numbers 0..1; what lies outside is clipped, NaN is 0. */
  public static int of(double red, double green, double blue) {
    return eight(red) << 16 | eight(green) << 8 | eight(blue);
  }

  /** How bright a colour looks, 0..1 (Rec. 709 weights on sRGB numbers). */
  public static double lightness(int rgb) {
    return (0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255)) / 255;
  }

  private static int channel(int lower, int upper, double part) {
    return (int) ((lower & 255) * (1 - part) + (upper & 255) * part + 0.5);
  }

  private static int eight(double value) {
    return (int) (Math.min(1, Math.max(0, Double.isNaN(value) ? 0 : value)) * 255 + 0.5);
  }
}
