package org.convlens.ascent;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One look at a picture through a window that may be shifted, turned and scaled: each pixel of the
 * view is taken bilinearly from a place in the picture; what lies outside is middle grey. The
 * gradient goes back by the exact adjoint.
 */
public final class Glance {
  private static final float OUTSIDE = 0.5f;

  private final int height;
  private final int width;
  private final int[] base;
  private final float[] down;
  private final float[] right;

  /**
   * @param height of the picture
   * @param viewHeight of the view
   * @param map six numbers: the place of the view's pixel (y, x) counted from its centre is,
   *     counted from the picture's centre, (m₀ + m₁y + m₂x, m₃ + m₄y + m₅x)
   */
  public Glance(int height, int width, int viewHeight, int viewWidth, double... map) {
    this.height = height;
    this.width = width;
    this.base = new int[viewHeight * viewWidth];
    this.down = new float[base.length];
    this.right = new float[base.length];
    IntStream.range(0, viewHeight).parallel().forEach(line -> aim(line, viewHeight, map));
  }

  /** Where the pixels of one line of the view lie in the picture. */
  private void aim(int line, int viewHeight, double[] map) {
    int viewWidth = base.length / viewHeight;
    double y = line - (viewHeight - 1) / 2.0;
    for (int i = 0; i < viewWidth; i++) {
      double x = i - (viewWidth - 1) / 2.0;
      double row = clamp(map[0] + map[1] * y + map[2] * x + (height - 1) / 2.0, height);
      double column = clamp(map[3] + map[4] * y + map[5] * x + (width - 1) / 2.0, width);
      int top = Math.min((int) row, height);
      int left = Math.min((int) column, width);
      int at = line * viewWidth + i;
      base[at] = top * (width + 2) + left;
      down[at] = (float) (row - top);
      right[at] = (float) (column - left);
    }
  }

  /** The picture as it is. */
  public static Glance straight(int height, int width) {
    return new Glance(height, width, height, width, 0, 1, 0, 0, 0, 1);
  }

  /** A place in the picture with a border of one pixel around it. */
  private static double clamp(double place, int size) {
    return Math.min(size + 1, Math.max(0, place + 1));
  }

  /** What is seen of a picture of any number of channels. */
  public float[] see(float[] picture) {
    int channels = picture.length / (height * width);
    float[] view = new float[channels * base.length];
    IntStream.range(0, channels).parallel().forEach(c -> see(picture, c, view));
    return view;
  }

  private void see(float[] picture, int c, float[] view) {
    int wide = width + 2;
    float[] framed = framed(picture, c * height * width);
    int start = c * base.length;
    for (int i = 0; i < base.length; i++) {
      int at = base[i];
      float upper = framed[at] + right[i] * (framed[at + 1] - framed[at]);
      float lower = framed[at + wide] + right[i] * (framed[at + wide + 1] - framed[at + wide]);
      view[start + i] = upper + down[i] * (lower - upper);
    }
  }

  private float[] framed(float[] picture, int from) {
    int wide = width + 2;
    float[] framed = new float[(height + 2) * wide];
    Arrays.fill(framed, OUTSIDE);
    for (int y = 0; y < height; y++) {
      System.arraycopy(picture, from + y * width, framed, (y + 1) * wide + 1, width);
    }
    return framed;
  }

  /** Adds to the picture's gradient what a gradient at the view means for it. */
  public void pull(float[] slope, float[] gradient) {
    int channels = gradient.length / (height * width);
    IntStream.range(0, channels).parallel().forEach(c -> pull(slope, c, gradient));
  }

  private void pull(float[] slope, int c, float[] gradient) {
    int wide = width + 2;
    float[] framed = new float[(height + 2) * wide];
    int start = c * base.length;
    for (int i = 0; i < base.length; i++) {
      int at = base[i];
      float g = slope[start + i];
      float lower = g * down[i];
      float upper = g - lower;
      framed[at] += upper * (1 - right[i]);
      framed[at + 1] += upper * right[i];
      framed[at + wide] += lower * (1 - right[i]);
      framed[at + wide + 1] += lower * right[i];
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        gradient[(c * height + y) * width + x] += framed[(y + 1) * wide + x + 1];
      }
    }
  }
}
