package org.convlens.array;

import java.util.stream.IntStream;

/**
 * Planes of height × width as half spectra: the inverse real Fourier transform in two dimensions
 * (NumPy's irfft2) and its adjoint. A half spectrum has height × (⌊width / 2⌋ + 1) complex numbers:
 * first all real parts, then all imaginary ones. Two planes share one complex transform.
 */
public final class Spectrum {
  private final int height;
  private final int width;
  private final int half;
  private final Fourier vertical;
  private final Fourier horizontal;

  public Spectrum(int height, int width) {
    this.height = height;
    this.width = width;
    this.half = width / 2 + 1;
    this.vertical = new Fourier(height);
    this.horizontal = height == width ? vertical : new Fourier(width);
  }

  /** Complex numbers of one plane. */
  public int frequencies() {
    return height * half;
  }

  /** How far each frequency is from zero, in cycles per pixel. */
  public double[] distances() {
    double[] distances = new double[frequencies()];
    for (int y = 0; y < height; y++) {
      double fy = Math.min(y, height - y) / (double) height;
      for (int x = 0; x < half; x++) {
        distances[y * half + x] = Math.hypot(fy, x / (double) width);
      }
    }
    return distances;
  }

  /**
   * @param spectra of all planes, one after the other
   * @param planes where each goes, height × width
   */
  public void inverse(float[] spectra, float[] planes) {
    int count = planes.length / (height * width);
    IntStream.range(0, (count + 1) / 2)
        .parallel()
        .forEach(pair -> inverse(spectra, planes, 2 * pair, 2 * pair + 1 < count));
  }

  private void inverse(float[] spectra, float[] planes, int plane, boolean two) {
    Rows z = new Rows(height, width);
    spread(spectra, plane, z, false);
    if (two) {
      spread(spectra, plane + 1, z, true);
    }
    Rows pixels = transform(z, 1);
    float scale = 1f / (height * width);
    for (int y = 0; y < height; y++) {
      int row = (plane * height + y) * width;
      for (int x = 0; x < width; x++) {
        planes[row + x] = pixels.re[y][x] * scale;
      }
      for (int x = 0; two && x < width; x++) {
        planes[row + height * width + x] = pixels.im[y][x] * scale;
      }
    }
  }

  /** The whole spectrum of a real plane out of its half, into z or, times i, on top of it. */
  private void spread(float[] spectra, int plane, Rows z, boolean second) {
    int re = 2 * plane * frequencies();
    int im = re + frequencies();
    for (int y = 0; y < height; y++) {
      int opposite = (height - y) % height;
      for (int x = 0; x < half; x++) {
        boolean own = x == 0 || 2 * x == width;
        float share = own ? 0.5f : 1;
        float a = share * spectra[re + y * half + x];
        float b = share * spectra[im + y * half + x];
        put(z, y, x, a, b, second);
        put(z, opposite, (width - x) % width, a, -b, second);
      }
    }
  }

  private static void put(Rows z, int y, int x, float a, float b, boolean second) {
    z.re[y][x] += second ? -b : a;
    z.im[y][x] += second ? a : b;
  }

  private Rows transform(Rows z, int sign) {
    Rows columns = new Rows(height, width);
    vertical.transform(z, columns, sign);
    Rows turned = new Rows(width, height);
    columns.transposeTo(turned);
    Rows done = new Rows(width, height);
    horizontal.transform(turned, done, sign);
    done.transposeTo(columns);
    return columns;
  }

  /** From a gradient with respect to the planes to one with respect to the spectra. */
  public void adjoint(float[] planes, float[] spectra) {
    int count = planes.length / (height * width);
    IntStream.range(0, (count + 1) / 2)
        .parallel()
        .forEach(pair -> adjoint(planes, spectra, 2 * pair, 2 * pair + 1 < count));
  }

  private void adjoint(float[] planes, float[] spectra, int plane, boolean two) {
    Rows pixels = new Rows(height, width);
    for (int y = 0; y < height; y++) {
      int row = (plane * height + y) * width;
      System.arraycopy(planes, row, pixels.re[y], 0, width);
      if (two) {
        System.arraycopy(planes, row + height * width, pixels.im[y], 0, width);
      }
    }
    Rows z = transform(pixels, -1);
    int re = 2 * plane * frequencies();
    int im = re + frequencies();
    int next = 2 * frequencies();
    for (int y = 0; y < height; y++) {
      int opposite = (height - y) % height;
      for (int x = 0; x < half; x++) {
        int mirrored = (width - x) % width;
        float share = (x == 0 || 2 * x == width ? 0.5f : 1) / (height * width);
        int i = y * half + x;
        float a = z.re[y][x];
        float b = z.im[y][x];
        float c = z.re[opposite][mirrored];
        float d = z.im[opposite][mirrored];
        spectra[re + i] = share * (a + c);
        spectra[im + i] = share * (b - d);
        if (two) {
          spectra[re + next + i] = share * (b + d);
          spectra[im + next + i] = share * (c - a);
        }
      }
    }
  }
}
