package org.convlens.ascent;

import java.util.SplittableRandom;

/** A linear basis, then colour and sigmoid: the pictures of activation maximisation. */
public final class Pigment implements Paint {
  /** Spread of the spectrum to begin with (Lucid). */
  private static final double SPREAD = 0.01;

  private final Basis basis;
  private final Ink ink;
  private final int pixels;
  private final int height;

  private Pigment(Basis basis, Ink ink, int pixels, int height) {
    this.basis = basis;
    this.ink = ink;
    this.pixels = pixels;
    this.height = height;
  }

  /** Every number is a pixel. */
  public static Pigment pixels(int channels, int height, int width, boolean decorrelated) {
    int size = channels * height * width;
    return new Pigment(new PixelBasis(size, SPREAD), new Ink(channels, decorrelated), size, height);
  }

  /**
   * The numbers are a spectrum.
   *
   * @param decay how much less the high frequencies say, 0..2
   */
  public static Pigment fourier(
      int channels, int height, int width, double decay, boolean decorrelated) {
    return new Pigment(
        new FourierBasis(channels, height, width, decay, SPREAD),
        new Ink(channels, decorrelated),
        channels * height * width,
        height);
  }

  @Override
  public float[] start(SplittableRandom random) {
    return basis.start(random);
  }

  @Override
  public int pixels() {
    return pixels;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void paint(float[] numbers, float[] picture) {
    basis.planes(numbers, picture);
    ink.colour(picture);
  }

  @Override
  public float[] pull(float[] numbers, float[] picture, float[] slope) {
    float[] gradient = new float[basis.size()];
    basis.pull(ink.pull(picture, slope), gradient);
    return gradient;
  }
}
