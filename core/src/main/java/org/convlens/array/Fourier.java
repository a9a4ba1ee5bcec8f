package org.convlens.array;

/**
 * The discrete Fourier transform of any length, Σⱼ xⱼ · e^(±2πi·jk/n), where each xⱼ is a whole row
 * of complex numbers: mixed radix (Cooley and Tukey 1965), all columns of a plane at once.
 */
final class Fourier {
  private final int n;
  private final int[] factors;
  private final float[] cosines;
  private final float[] sines;

  Fourier(int n) {
    this.n = n;
    this.factors = factors(n);
    this.cosines = new float[n];
    this.sines = new float[n];
    for (int i = 0; i < n; i++) {
      cosines[i] = (float) Math.cos(2 * Math.PI * i / n);
      sines[i] = (float) Math.sin(2 * Math.PI * i / n);
    }
  }

  /** Fours first, they cost least; the largest last. */
  private static int[] factors(int n) {
    java.util.stream.IntStream.Builder found = java.util.stream.IntStream.builder();
    int rest = n;
    while (rest % 4 == 0) {
      found.add(4);
      rest /= 4;
    }
    for (int p = 2; rest > 1; p++) {
      while (rest % p == 0) {
        found.add(p);
        rest /= p;
      }
      if ((long) p * p > rest && rest > 1) {
        found.add(rest);
        rest = 1;
      }
    }
    return found.build().toArray();
  }

  /**
   * @param sign of the exponent: −1 forwards, 1 backwards; neither is divided by n
   * @param out as many rows as {@code in}, all others than those
   */
  void transform(Rows in, Rows out, int sign) {
    if (n == 1) {
      out.copy(0, in, 0);
    } else {
      Rows scratch = new Rows(java.util.Arrays.stream(factors).max().orElse(1), in.width());
      step(in, 0, 1, out, 0, 0, n, sign, scratch);
    }
  }

  private void step(
      Rows in,
      int from,
      int stride,
      Rows out,
      int to,
      int level,
      int length,
      int sign,
      Rows scratch) {
    int p = factors[level];
    int m = length / p;
    for (int q = 0; q < p; q++) {
      if (m == 1) {
        out.copy(to + q, in, from + q * stride);
      } else {
        step(in, from + q * stride, stride * p, out, to + q * m, level + 1, m, sign, scratch);
      }
    }
    for (int k = 0; k < m; k++) {
      if (p == 4) {
        four(out, to + k, m, k * stride, sign);
        continue;
      }
      for (int q = 1; q < p && k > 0; q++) {
        int turn = turn(q, k, stride);
        out.rotate(to + k + q * m, cosines[turn], sign * sines[turn]);
      }
      if (p == 2) {
        out.addAndSubtract(to + k, to + k + m);
      } else {
        odd(out, to + k, m, p, sign, scratch);
      }
    }
  }

  private int turn(int q, int k, int stride) {
    return (int) ((long) q * k * stride % n);
  }

  /** A transform of length 4 after turning the terms: all in one go over the rows. */
  private void four(Rows rows, int first, int m, int step, int sign) {
    float[] turns = new float[6];
    for (int q = 1; q < 4; q++) {
      int turn = (int) ((long) q * step % n);
      turns[2 * q - 2] = cosines[turn];
      turns[2 * q - 1] = sign * sines[turn];
    }
    rows.four(first, first + m, first + 2 * m, first + 3 * m, turns, sign);
  }

  /** A transform of odd length p, using that the terms q and p − q turn in opposite ways. */
  private void odd(Rows rows, int first, int m, int p, int sign, Rows scratch) {
    int half = (p - 1) / 2;
    for (int q = 1; q <= half; q++) {
      rows.addAndSubtract(first + q * m, first + (p - q) * m);
    }
    scratch.copy(0, rows, first);
    for (int q = 1; q <= half; q++) {
      scratch.add(0, rows, first + q * m, 1);
    }
    for (int u = 1; u <= half; u++) {
      scratch.copy(u, rows, first);
      scratch.clear(p - u);
      for (int q = 1; q <= half; q++) {
        int turn = u * q % p * (n / p);
        scratch.add(u, rows, first + q * m, cosines[turn]);
        scratch.add(p - u, rows, first + (p - q) * m, sign * sines[turn]);
      }
    }
    rows.copy(first, scratch, 0);
    for (int u = 1; u <= half; u++) {
      rows.turned(first + u * m, scratch, u, p - u, 1);
      rows.turned(first + (p - u) * m, scratch, u, p - u, -1);
    }
  }
}
