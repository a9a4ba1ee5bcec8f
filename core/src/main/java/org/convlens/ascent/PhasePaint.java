package org.convlens.ascent;

import java.util.SplittableRandom;
import org.convlens.array.Spectrum;

/**
 * Pictures whose spectrum has the magnitude 1 / frequency of natural pictures: only the phases are
 * free (Fel et al. 2023). Phases and planes are standardised before the colours are mixed.
 *
 * <p>For one picture at a time: it remembers how much each of its pixels was asked to change.
 */
public final class PhasePaint implements Paint {
  private static final double EPSILON = 1e-5;

  private final Spectrum spectrum;
  private final Ink ink;
  private final float[] magnitude;
  private final int channels;
  private final int height;
  private final float[] asked;

  public PhasePaint(int channels, int height, int width) {
    this.spectrum = new Spectrum(height, width);
    this.ink = new Ink(channels, true);
    this.magnitude = FourierBasis.scale(spectrum, height, width, 1);
    this.channels = channels;
    this.height = height;
    this.asked = new float[channels * height * width];
  }

  @Override
  public float[] start(SplittableRandom random) {
    float[] phases = new float[channels * magnitude.length];
    for (int i = 0; i < phases.length; i++) {
      phases[i] = (float) random.nextGaussian();
    }
    return phases;
  }

  @Override
  public int pixels() {
    return asked.length;
  }

  @Override
  public int height() {
    return height;
  }

  /** Σ |slope| of each pixel over all updates so far. */
  public float[] importance() {
    return asked.clone();
  }

  @Override
  public void paint(float[] phases, float[] picture) {
    float[] even = phases.clone();
    standardise(even);
    spectrum.inverse(turned(even), picture);
    standardise(picture);
    ink.colour(picture);
  }

  @Override
  public float[] pull(float[] phases, float[] picture, float[] slope) {
    for (int i = 0; i < slope.length; i++) {
      asked[i] += Math.abs(slope[i]);
    }
    float[] even = phases.clone();
    double phaseSpread = standardise(even);
    float[] turned = turned(even);
    float[] planes = new float[picture.length];
    spectrum.inverse(turned, planes);
    double spread = standardise(planes);
    float[] back = straighten(ink.pull(picture, slope), planes, spread);
    float[] spectra = new float[turned.length];
    spectrum.adjoint(back, spectra);
    float[] gradient = new float[phases.length];
    int size = magnitude.length;
    for (int i = 0; i < phases.length; i++) {
      int re = i / size * 2 * size + i % size;
      gradient[i] = spectra[re + size] * turned[re] - spectra[re] * turned[re + size];
    }
    return straighten(gradient, even, phaseSpread);
  }

  private float[] turned(float[] phases) {
    int size = magnitude.length;
    float[] spectra = new float[2 * phases.length];
    for (int i = 0; i < phases.length; i++) {
      int re = i / size * 2 * size + i % size;
      spectra[re] = (float) (magnitude[i % size] * Math.cos(phases[i]));
      spectra[re + size] = (float) (magnitude[i % size] * Math.sin(phases[i]));
    }
    return spectra;
  }

  /** (x − mean) / (std + ε) in place; gives what it was divided by. */
  private static double standardise(float[] x) {
    double mean = 0;
    for (float value : x) {
      mean += value;
    }
    mean /= x.length;
    double squares = 0;
    for (float value : x) {
      squares += (value - mean) * (value - mean);
    }
    double spread = Math.sqrt(squares / x.length) + EPSILON;
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) ((x[i] - mean) / spread);
    }
    return spread;
  }

  /** The adjoint of standardising: (g − mean(g) − x · mean(g · x)) / spread. */
  private static float[] straighten(float[] g, float[] standard, double spread) {
    double mean = 0;
    double along = 0;
    for (int i = 0; i < g.length; i++) {
      mean += g[i];
      along += (double) g[i] * standard[i];
    }
    mean /= g.length;
    along /= g.length;
    float[] back = new float[g.length];
    for (int i = 0; i < g.length; i++) {
      back[i] = (float) ((g[i] - mean - standard[i] * along) / spread);
    }
    return back;
  }
}
