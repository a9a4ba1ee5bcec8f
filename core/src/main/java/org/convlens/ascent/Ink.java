package org.convlens.ascent;

import java.util.stream.IntStream;

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

  private final int channels;
  private final boolean mixed;

  Ink(int channels, boolean decorrelated) {
    this.channels = channels;
    this.mixed = decorrelated && channels == 3;
  }

  /** In place: planes become colours. */
  void colour(float[] planes) {
    if (mixed) {
      mix(planes, false);
    }
    IntStream.range(0, channels).parallel().forEach(c -> squash(planes, c));
  }

  private void squash(float[] planes, int channel) {
    int area = planes.length / channels;
    for (int i = channel * area; i < (channel + 1) * area; i++) {
      planes[i] = (float) (1 / (1 + Math.exp(-planes[i])));
    }
  }

  /** From a gradient with respect to the colours to one with respect to the planes. */
  float[] pull(float[] colours, float[] slope) {
    float[] planes = new float[slope.length];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = slope[i] * colours[i] * (1 - colours[i]);
    }
    if (mixed) {
      mix(planes, true);
    }
    return planes;
  }

  private void mix(float[] planes, boolean transposed) {
    int area = planes.length / channels;
    float[] m = new float[9];
    for (int i = 0; i < 9; i++) {
      m[i] = transposed ? DECORRELATED[i % 3][i / 3] : DECORRELATED[i / 3][i % 3];
    }
    for (int i = 0; i < area; i++) {
      float a = planes[i];
      float b = planes[i + area];
      float c = planes[i + 2 * area];
      planes[i] = m[0] * a + m[1] * b + m[2] * c;
      planes[i + area] = m[3] * a + m[4] * b + m[5] * c;
      planes[i + 2 * area] = m[6] * a + m[7] * b + m[8] * c;
    }
  }
}
