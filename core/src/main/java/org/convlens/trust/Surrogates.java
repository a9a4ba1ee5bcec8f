package org.convlens.trust;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.convlens.array.Spectrum;
import org.convlens.array.Volume;

/**
 * Random maps that are as smooth as a map: surrogates (Theiler et al. 1992). Each has the map's own
 * numbers and, as nearly as these allow, the sizes of its spectrum; the phases, which say where
 * things are, are those of white noise. Cells without a number stay so.
 */
final class Surrogates {
  private final Importance map;
  private final long seed;
  private final Spectrum spectrum;
  private final double[] sizes;
  private final int[] told;
  private final float[] numbers;

  Surrogates(Importance map, long seed) {
    this.map = map;
    this.seed = seed;
    Volume cells = map.cells();
    this.spectrum = new Spectrum(cells.height(), cells.width());
    this.told = told(cells);
    this.numbers = new float[told.length];
    double mean = 0;
    for (int i = 0; i < told.length; i++) {
      numbers[i] = cells.at(told[i]);
      mean += (double) numbers[i] / told.length;
    }
    Arrays.sort(numbers);
    float[] plane = new float[cells.size()];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = Float.isFinite(cells.at(i)) ? cells.at(i) : (float) mean;
    }
    float[] own = transformed(plane);
    this.sizes = new double[spectrum.frequencies()];
    for (int f = 0; f < sizes.length; f++) {
      sizes[f] = Math.hypot(own[f], own[f + sizes.length]);
    }
  }

  private static int[] told(Volume cells) {
    return java.util.stream.IntStream.range(0, cells.size())
        .filter(i -> Float.isFinite(cells.at(i)))
        .toArray();
  }

  /** How many cells hold a number. */
  int cells() {
    return told.length;
  }

  /**
   * One of them: the same for the same number and seed.
   *
   * @param index from 0 on
   */
  Importance get(int index) {
    Volume cells = map.cells();
    SplittableRandom random = Shuffle.source(seed, "surrogate " + index);
    float[] noise = new float[cells.size()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextDouble() - 0.5);
    }
    float[] mixed = transformed(noise);
    int half = cells.width() / 2 + 1;
    for (int f = 0; f < sizes.length; f++) {
      double size = Math.hypot(mixed[f], mixed[f + sizes.length]);
      int column = f % half;
      boolean once = column == 0 || 2 * column == cells.width();
      double factor = size == 0 ? 0 : sizes[f] / size * (once ? 1 : 0.5);
      mixed[f] *= (float) factor;
      mixed[f + sizes.length] *= (float) factor;
    }
    float[] plane = new float[cells.size()];
    spectrum.inverse(mixed, plane);
    return new Importance(inOrderOf(plane), map.extent(), map.signed());
  }

  /** Of one plane: of columns that have a mirror image twice the real transform, over its size. */
  private float[] transformed(float[] plane) {
    float[] result = new float[2 * spectrum.frequencies()];
    spectrum.adjoint(plane, result);
    return result;
  }

  /** The map's own numbers, the largest where a plane is largest. */
  private Volume inOrderOf(float[] plane) {
    long[] keys = new long[told.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) Correlation.ordered(plane[told[i]] + 0f) << 32 | i;
    }
    Arrays.sort(keys);
    float[] values = map.cells().toArray();
    for (int i = 0; i < keys.length; i++) {
      values[told[(int) keys[i]]] = numbers[i];
    }
    return Volume.of(1, map.cells().height(), map.cells().width(), values);
  }
}
