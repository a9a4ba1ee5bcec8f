package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.convlens.array.Spectrum;
import org.junit.jupiter.api.Test;

class PhasePaintTest {
  private final SplittableRandom random = new SplittableRandom(3);
  private final PhasePaint paint = new PhasePaint(3, 6, 8);
  private final float[] phases = paint.start(random);

  private float[] slope() {
    float[] slope = new float[paint.pixels()];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (float) random.nextGaussian();
    }
    return slope;
  }

  private double value(float[] slope, int i, float by) {
    float[] moved = phases.clone();
    moved[i] += by;
    float[] picture = new float[paint.pixels()];
    paint.paint(moved, picture);
    double sum = 0;
    for (int k = 0; k < slope.length; k++) {
      sum += picture[k] * slope[k];
    }
    return sum;
  }

  @Test
  void theGradientIsTheDerivative() {
    float[] slope = slope();
    float[] picture = new float[paint.pixels()];
    paint.paint(phases, picture);
    float[] gradient = paint.pull(phases, picture, slope);
    for (int i = 0; i < phases.length; i++) {
      double rise = (value(slope, i, 5e-3f) - value(slope, i, -5e-3f)) / 1e-2;
      assertThat((double) gradient[i]).as("phase %d", i).isCloseTo(rise, within(3e-3));
    }
  }

  @Test
  void remembersWhatWasAsked() {
    float[] slope = slope();
    float[] picture = new float[paint.pixels()];
    paint.paint(phases, picture);
    paint.pull(phases, picture, slope);
    paint.pull(phases, picture, slope);
    assertThat(paint.importance()[5]).isCloseTo(2 * Math.abs(slope[5]), within(1e-6f));
  }

  /** Grey planes x = σ⁻¹(picture) are a standardised irfft2 whose magnitudes are those given. */
  @Test
  void theMagnitudeOfTheSpectrumNeverChanges() {
    PhasePaint grey = new PhasePaint(1, 8, 8);
    float[] picture = new float[64];
    grey.paint(grey.start(random), picture);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) Math.log(picture[i] / (1 - picture[i]));
    }
    Spectrum spectrum = new Spectrum(8, 8);
    float[] found = new float[2 * spectrum.frequencies()];
    spectrum.adjoint(picture, found);
    float[] wanted = FourierBasis.scale(spectrum, 8, 8, 1);
    double ratio = magnitude(found, 1 * 5 + 1) / wanted[1 * 5 + 1];
    for (int y = 0; y < 8; y++) {
      for (int x = 1; x < 4; x++) {
        int i = y * 5 + x;
        assertThat(magnitude(found, i) / wanted[i]).isCloseTo(ratio, within(ratio * 1e-3));
      }
    }
  }

  private static double magnitude(float[] spectrum, int i) {
    return Math.hypot(spectrum[i], spectrum[spectrum.length / 2 + i]);
  }

  /** The first two steps of the published formula for gradients 2 and −1. */
  @Test
  void nadamIsAsPublished() {
    float[] numbers = {0};
    Nadam nadam = new Nadam(0.1, 1);
    double expected = 0;
    double product = 1;
    double mean = 0;
    double square = 0;
    double[] gradients = {2, -1};
    for (int t = 1; t <= 2; t++) {
      double now = 0.9 * (1 - 0.5 * Math.pow(0.96, t * 0.004));
      double next = 0.9 * (1 - 0.5 * Math.pow(0.96, (t + 1) * 0.004));
      double g = gradients[t - 1];
      product *= now;
      mean = 0.9 * mean + 0.1 * g;
      square = 0.999 * square + 0.001 * g * g;
      double hat = next * mean / (1 - product * next) + (1 - now) * g / (1 - product);
      expected += 0.1 * hat / (Math.sqrt(square / (1 - Math.pow(0.999, t))) + 1e-7);
      nadam.climb(numbers, new float[] {(float) g});
    }
    assertThat((double) numbers[0]).isCloseTo(expected, within(1e-5));
  }

  @Test
  void cropsLieInsideThePicture() {
    Crops crops = new Crops(40, 40, 10, 10, 200, 0.5, 0.05, 0);
    float[] white = new float[1600];
    java.util.Arrays.fill(white, 1);
    for (double time : new double[] {0, 0.5, 1}) {
      for (Glance glance : crops.looks(time, random)) {
        for (float seen : glance.see(white)) {
          assertThat(seen).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void windowsCoverThePicture() {
    for (int i = 0; i < 30; i++) {
      float[] covered = new float[23 * 17];
      for (Glance window : new Tiling(23, 17, 10, 8).windows(random)) {
        float[] ones = new float[80];
        java.util.Arrays.fill(ones, 1);
        window.pull(ones, covered);
      }
      for (float times : covered) {
        assertThat(times).isGreaterThanOrEqualTo(1);
      }
    }
  }
}
