package org.convlens.array;

import java.util.Arrays;

/** Rows of complex numbers, each row an array of its own, so that loops over it run fast. */
final class Rows {
  private static final int BLOCK = 16;

  final float[][] re;
  final float[][] im;

  Rows(int count, int width) {
    this.re = new float[count][width];
    this.im = new float[count][width];
  }

  int width() {
    return re[0].length;
  }

  void copy(int to, Rows other, int from) {
    System.arraycopy(other.re[from], 0, re[to], 0, width());
    System.arraycopy(other.im[from], 0, im[to], 0, width());
  }

  void clear(int row) {
    Arrays.fill(re[row], 0);
    Arrays.fill(im[row], 0);
  }

  /** Adds a multiple of another row. */
  void add(int to, Rows other, int from, float factor) {
    add(re[to], other.re[from], factor);
    add(im[to], other.im[from], factor);
  }

  private static void add(float[] to, float[] from, float factor) {
    for (int x = 0; x < to.length; x++) {
      to[x] += factor * from[x];
    }
  }

  /** Times cosine + i · sine. */
  void rotate(int row, float cosine, float sine) {
    float[] a = re[row];
    float[] b = im[row];
    for (int x = 0; x < a.length; x++) {
      float real = a[x] * cosine - b[x] * sine;
      b[x] = a[x] * sine + b[x] * cosine;
      a[x] = real;
    }
  }

  /** a, b become a + b, a − b. */
  void addAndSubtract(int a, int b) {
    addAndSubtract(re[a], re[b]);
    addAndSubtract(im[a], im[b]);
  }

  private static void addAndSubtract(float[] a, float[] b) {
    for (int x = 0; x < a.length; x++) {
      float difference = a[x] - b[x];
      a[x] += b[x];
      b[x] = difference;
    }
  }

  /**
   * Σⱼ tⱼ · e^(sign · 2πi·jk/4) of four rows, the last three turned before.
   *
   * @param turns cosine and sine of each of the three
   */
  void four(int row0, int row1, int row2, int row3, float[] turns, int sign) {
    float[] a0 = re[row0];
    float[] b0 = im[row0];
    float[] a1 = re[row1];
    float[] b1 = im[row1];
    float[] a2 = re[row2];
    float[] b2 = im[row2];
    float[] a3 = re[row3];
    float[] b3 = im[row3];
    float c1 = turns[0];
    float s1 = turns[1];
    float c2 = turns[2];
    float s2 = turns[3];
    float c3 = turns[4];
    float s3 = turns[5];
    for (int x = 0; x < a0.length; x++) {
      float x1 = a1[x] * c1 - b1[x] * s1;
      float y1 = a1[x] * s1 + b1[x] * c1;
      float x2 = a2[x] * c2 - b2[x] * s2;
      float y2 = a2[x] * s2 + b2[x] * c2;
      float x3 = a3[x] * c3 - b3[x] * s3;
      float y3 = a3[x] * s3 + b3[x] * c3;
      float evenX = a0[x] + x2;
      float evenY = b0[x] + y2;
      float oddX = x1 + x3;
      float oddY = y1 + y3;
      float lessX = a0[x] - x2;
      float lessY = b0[x] - y2;
      float turnedX = sign * (y3 - y1);
      float turnedY = sign * (x1 - x3);
      a0[x] = evenX + oddX;
      b0[x] = evenY + oddY;
      a2[x] = evenX - oddX;
      b2[x] = evenY - oddY;
      a1[x] = lessX + turnedX;
      b1[x] = lessY + turnedY;
      a3[x] = lessX - turnedX;
      b3[x] = lessY - turnedY;
    }
  }

  /** A row becomes a + sign · i · b. */
  void turned(int to, Rows other, int a, int b, int sign) {
    combine(re[to], other.re[a], other.im[b], -sign);
    combine(im[to], other.im[a], other.re[b], sign);
  }

  private static void combine(float[] to, float[] a, float[] b, float factor) {
    for (int x = 0; x < to.length; x++) {
      to[x] = a[x] + factor * b[x];
    }
  }

  /** Rows become columns. */
  void transposeTo(Rows other) {
    transpose(re, other.re);
    transpose(im, other.im);
  }

  private static void transpose(float[][] from, float[][] to) {
    int width = from[0].length;
    for (int top = 0; top < from.length; top += BLOCK) {
      for (int left = 0; left < width; left += BLOCK) {
        int bottom = Math.min(from.length, top + BLOCK);
        int right = Math.min(width, left + BLOCK);
        for (int x = left; x < right; x++) {
          float[] column = to[x];
          for (int y = top; y < bottom; y++) {
            column[y] = from[y][x];
          }
        }
      }
    }
  }
}
