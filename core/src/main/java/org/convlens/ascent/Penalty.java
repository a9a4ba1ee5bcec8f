package org.convlens.ascent;

/**
 * What a picture costs: variation · Σ|neighbour differences| / N + norm · ‖x − ½‖ₚ / N^(1/p), for N
 * numbers 0..1. Higher powers p only punish extreme pixels.
 *
 * @param variation weight of the total variation
 * @param norm weight of the norm
 * @param power p of the norm, at least 1
 */
public record Penalty(double variation, double norm, double power) {
  /** Nothing costs anything. */
  public static final Penalty NONE = new Penalty(0, 0, 2);

  boolean isNone() {
    return variation == 0 && norm == 0;
  }

  /** What the picture costs. */
  public double value(float[] picture, int height, int width) {
    double differences = 0;
    double powers = 0;
    for (int i = 0; i < picture.length; i++) {
      boolean last = i % width == width - 1;
      boolean bottom = i / width % height == height - 1;
      differences += last ? 0 : Math.abs(picture[i + 1] - picture[i]);
      differences += bottom ? 0 : Math.abs(picture[i + width] - picture[i]);
      powers += norm == 0 ? 0 : Math.pow(Math.abs(picture[i] - 0.5), power);
    }
    return variation * differences / picture.length
        + norm * Math.pow(powers / picture.length, 1 / power);
  }

  /** Takes what each pixel adds to the cost from the picture's gradient. */
  void subtractSlope(float[] picture, int height, int width, float[] gradient) {
    float step = (float) (variation / picture.length);
    double mean = 0;
    for (int i = 0; i < picture.length && norm != 0; i++) {
      mean += Math.pow(Math.abs(picture[i] - 0.5), power) / picture.length;
    }
    double outer = mean == 0 ? 0 : norm * Math.pow(mean, 1 / power - 1) / picture.length;
    for (int i = 0; i < picture.length; i++) {
      if (i % width != width - 1) {
        float sign = step * Math.signum(picture[i + 1] - picture[i]);
        gradient[i] += sign;
        gradient[i + 1] -= sign;
      }
      if (i / width % height != height - 1) {
        float sign = step * Math.signum(picture[i + width] - picture[i]);
        gradient[i] += sign;
        gradient[i + width] -= sign;
      }
      if (outer != 0) {
        double off = picture[i] - 0.5;
        gradient[i] -= (float) (outer * Math.signum(off) * Math.pow(Math.abs(off), power - 1));
      }
    }
  }
}
