package org.convlens.method.perturbation;

import org.convlens.array.Volume;

/** CIELAB (D65) out of sRGB: distances are about as large as they look. */
final class CielabColour {
  private CielabColour() {}

  /**
   * @param picture 0..255, RGB or grey
   * @return L* 0..100, a*, b*; of a grey picture only L*
   */
  static Volume of(Volume picture) {
    if (picture.channels() == 3) {
      return Volume.generate(
          3,
          picture.height(),
          picture.width(),
          (c, y, x) -> {
            double r = linear(picture.at(0, y, x));
            double g = linear(picture.at(1, y, x));
            double b = linear(picture.at(2, y, x));
            double luminance = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
            return switch (c) {
              case 0 -> (float) (116 * luminance - 16);
              case 1 ->
                  (float)
                      (500
                          * (root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
                              - luminance));
              default ->
                  (float)
                      (200
                          * (luminance
                              - root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883)));
            };
          });
    }
    return picture.map(v -> (float) (116 * root(linear(v)) - 16));
  }

  private static double linear(double value) {
    double v = Math.min(1, Math.max(0, value / 255));
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  private static double root(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
}
