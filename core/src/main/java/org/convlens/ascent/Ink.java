package org.convlens.ascent;

/**
 * From planes to the colours 0..1: a mixture of the three planes whose parts are as independent as
 * in natural pictures, if it is decorrelated, and the sigmoid. Grey pictures have one plane.
 */
final class Ink {
  /** Square root of the colours' covariance in ImageNet over its largest column norm (Lucid). */
  static final float[][] DECORRELATED = {
    {0.562829f, 0.194825f, 0.043295f},
    {0.584476f, 0f, -0.108236f},
    {0.584476f, -0.194825f, 0.064942f}
  };

  private static final float[] MIXTURE = rowByRow(false);
  private static final float[] TRANSPOSED = rowByRow(true);

  private final int channels;
  private final boolean mixed;

  Ink(int channels, boolean decorrelated) {
    this.channels = channels;
    this.mixed = decorrelated && channels == 3;
  }

  /** In place: planes become colours. */
  void colour(float[] planes) {
    int area = planes.length / channels;
    Chunks.each(
        area,
        (from, to) -> {
          if (mixed) {
            mix(planes, from, to, MIXTURE);
          }
          for (int c = 0; c < channels; c++) {
            squash(planes, c * area + from, c * area + to);
          }
        });
  }

  private static void squash(float[] planes, int from, int to) {
    for (int i = from; i < to; i++) {
      planes[i] = (float) (1 / (1 + Math.exp(-planes[i])));
    }
  }

  /** From a gradient with respect to the colours to one with respect to the planes. */
  float[] pull(float[] colours, float[] slope) {
    float[] planes = new float[slope.length];
    int area = planes.length / channels;
    Chunks.each(
        area,
        (from, to) -> {
          for (int c = 0; c < channels; c++) {
            for (int i = c * area + from; i < c * area + to; i++) {
              planes[i] = slope[i] * colours[i] * (1 - colours[i]);
            }
          }
          if (mixed) {
            mix(planes, from, to, TRANSPOSED);
          }
        });
    return planes;
  }

  private static void mix(float[] planes, int from, int to, float[] m) {
    int area = planes.length / 3;
    for (int i = from; i < to; i++) {
      float a = planes[i];
      float b = planes[i + area];
      float c = planes[i + 2 * area];
      planes[i] = m[0] * a + m[1] * b + m[2] * c;
      planes[i + area] = m[3] * a + m[4] * b + m[5] * c;
      planes[i + 2 * area] = m[6] * a + m[7] * b + m[8] * c;
    }
  }

  /** The nine factors, row by row. */
  private static float[] rowByRow(boolean transposed) {
    float[] factors = new float[9];
    for (int i = 0; i < 9; i++) {
      factors[i] = transposed ? DECORRELATED[i % 3][i / 3] : DECORRELATED[i / 3][i % 3];
    }
    return factors;
  }
}
