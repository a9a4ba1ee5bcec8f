package org.convlens.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Made numbers, the same as in {@code reference.py}, and what others say of them. */
public final class Made {
  private Made() {}

  /** A linear congruential generator: 0 to below 1. */
  public static double[] numbers(long seed, int count) {
    long state = seed;
    double[] made = new double[count];
    for (int i = 0; i < count; i++) {
      state = (state * 1103515245L + 12345) % (1L << 31);
      made[i] = state / (double) (1L << 31);
    }
    return made;
  }

  /** In three heaps: each vector is moved along one of the first three axes. */
  public static float[][] vectors(long seed, int n, int d) {
    double[] made = numbers(seed, n * d);
    float[][] vectors = new float[n][d];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < d; k++) {
        vectors[i][k] = (float) (made[i * d + k] + (k == i % 3 ? i % 3 : 0));
      }
    }
    return vectors;
  }

  /** The fields of the lines that begin with a word, without it. */
  public static List<String[]> reference(String word) {
    try (InputStream stream =
        Objects.requireNonNull(Made.class.getResourceAsStream("reference.tsv"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(word + "\t"))
          .map(line -> line.substring(word.length() + 1).split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
