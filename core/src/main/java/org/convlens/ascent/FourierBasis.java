package org.convlens.ascent;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.convlens.array.Spectrum;

/**
 * The numbers are a spectrum in which all frequencies have equal say: plane = irfft2(scale ·
 * numbers) / 4 with scale = √(w·h) / max(frequency, 1 / max(w, h))^decay (Olah, Mordvintsev and
 * Schubert 2017).
 */
final class FourierBasis implements Basis {
  private static final float QUARTER = 0.25f;

  private final Spectrum spectrum;
  private final float[] scale;
  private final int planes;
  private final double spread;

  /**
   * @param decay how much less the high frequencies say
   * @param spread standard deviation of the numbers to begin with
   */
  FourierBasis(int planes, int height, int width, double decay, double spread) {
    this.spectrum = new Spectrum(height, width);
    this.planes = planes;
    this.spread = spread;
    this.scale = scale(spectrum, height, width, decay);
  }

  /** The scale of every frequency of a half spectrum. */
  static float[] scale(Spectrum spectrum, int height, int width, double decay) {
    double[] distances = spectrum.distances();
    float[] scale = new float[distances.length];
    double least = 1.0 / Math.max(height, width);
    double root = Math.sqrt((double) width * height);
    for (int i = 0; i < scale.length; i++) {
      scale[i] = (float) (root / Math.pow(Math.max(distances[i], least), decay));
    }
    return scale;
  }

  @Override
  public int size() {
    return 2 * planes * scale.length;
  }

  @Override
  public float[] start(SplittableRandom random) {
    float[] numbers = new float[size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (spread * random.nextGaussian());
    }
    return numbers;
  }

  @Override
  public void planes(float[] numbers, float[] target) {
    float[] scaled = Arrays.copyOf(numbers, numbers.length);
    times(scaled);
    spectrum.inverse(scaled, target);
  }

  @Override
  public void pull(float[] slope, float[] gradient) {
    spectrum.adjoint(slope, gradient);
    times(gradient);
  }

  private void times(float[] numbers) {
    Chunks.each(
        scale.length,
        (from, to) -> {
          for (int start = 0; start < numbers.length; start += scale.length) {
            for (int i = from; i < to; i++) {
              numbers[start + i] *= QUARTER * scale[i];
            }
          }
        });
  }
}
