package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.convlens.array.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumTest {
  private static final Offset<Float> CLOSE = within(1e-5f);

  private static float[] noise(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[size];
    for (int i = 0; i < size; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  /** Σ over all frequencies, those that the half spectrum leaves out by their symmetry. */
  private static double naive(float[] half, int height, int width, int y, int x) {
    int wide = width / 2 + 1;
    double sum = 0;
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < wide; u++) {
        double angle = 2 * Math.PI * ((double) v * y / height + (double) u * x / width);
        double real = half[v * wide + u] * Math.cos(angle);
        double turned = half[height * wide + v * wide + u] * Math.sin(angle);
        sum += (u == 0 || 2 * u == width ? 1 : 2) * (real - turned);
      }
    }
    return sum / (height * width);
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "5, 7", "6, 9", "1, 8", "28, 28", "14, 33", "13, 2"})
  void isTheSumOfWaves(int height, int width) {
    Spectrum spectrum = new Spectrum(height, width);
    float[] half = noise(2 * spectrum.frequencies(), 1);
    float[] plane = new float[height * width];
    spectrum.inverse(half, plane);
    for (int i = 0; i < plane.length; i++) {
      double expected = naive(half, height, width, i / width, i % width);
      assertThat(plane[i]).isCloseTo((float) expected, CLOSE);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 4, 1", "5, 7, 3", "28, 28, 3", "9, 6, 2"})
  void goesBackByItsAdjoint(int height, int width, int planes) {
    Spectrum spectrum = new Spectrum(height, width);
    float[] spectra = noise(2 * planes * spectrum.frequencies(), 2);
    float[] made = new float[planes * height * width];
    spectrum.inverse(spectra, made);
    float[] seed = noise(made.length, 3);
    float[] back = new float[spectra.length];
    spectrum.adjoint(seed, back);
    double there = 0;
    double here = 0;
    for (int i = 0; i < made.length; i++) {
      there += made[i] * seed[i];
    }
    for (int i = 0; i < spectra.length; i++) {
      here += spectra[i] * back[i];
    }
    assertThat(here).isCloseTo(there, within(1e-4));
  }

  /** The table of the published parametrisation for 4 × 4. */
  @Test
  void scalesAsLucidDoes() {
    float[] scale = FourierBasis.scale(new Spectrum(4, 4), 4, 4, 1);
    float[] expected = {
      16, 16, 8, 16, 11.3137f, 7.1554f, 8, 7.1554f, 5.6569f, 16, 11.3137f, 7.1554f
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat(scale[i]).isCloseTo(expected[i], within(1e-3f));
    }
  }

  @Test
  void aUnitAtFrequencyZeroIsAQuarterEverywhere() {
    FourierBasis basis = new FourierBasis(1, 4, 4, 1, 0.01);
    float[] numbers = new float[basis.size()];
    numbers[0] = 1;
    float[] plane = new float[16];
    basis.planes(numbers, plane);
    assertThat(plane).containsOnly(0.25f);
  }
}
