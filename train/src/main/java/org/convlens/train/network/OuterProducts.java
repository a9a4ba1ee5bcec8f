package org.convlens.train.network;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Σ x xᵀ of vectors, gathered by many at once. Not thread-safe. */
final class OuterProducts {
  private static final int AT_ONCE = 64;

  private final double[][] sums;
  private final double[][] block = new double[AT_ONCE][];
  private int held;

  /**
   * @param numbers of each vector
   */
  OuterProducts(int numbers) {
    this.sums = new double[numbers][numbers];
  }

  /** Takes a vector, which must stay as it is. */
  void add(double[] vector) {
    block[held++] = vector;
    if (held == AT_ONCE) {
      gather();
    }
  }

  /** The lower half. */
  private void gather() {
    int vectors = held;
    IntStream.range(0, sums.length)
        .parallel()
        .forEach(
            i -> {
              double[] row = sums[i];
              for (int n = 0; n < vectors; n++) {
                double[] vector = block[n];
                double factor = vector[i];
                for (int j = 0; j <= i; j++) {
                  row[j] += factor * vector[j];
                }
              }
            });
    held = 0;
    Arrays.fill(block, new double[0]);
  }

  /** Of all so far, to be taken once. */
  double[][] sum() {
    gather();
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        sums[j][i] = sums[i][j];
      }
    }
    return sums;
  }
}
