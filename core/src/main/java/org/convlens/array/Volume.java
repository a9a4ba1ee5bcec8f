package org.convlens.array;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable block of float32 numbers, channels × height × width: a picture (3 × H × W), the
 * feature maps of a layer, a heatmap (1 × H × W), or a flat layer (F × 1 × 1).
 */
public final class Volume {
  private final int channels;
  private final int height;
  private final int width;
  private final float[] values;

  private Volume(int channels, int height, int width, float[] values) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
    if (channels < 0 || height < 0 || width < 0) {
      throw new IllegalArgumentException(
          "a volume of " + channels + " × " + height + " × " + width);
    }
    if ((long) channels * height * width != values.length) {
      throw new IllegalArgumentException(
          values.length + " numbers for " + channels + " × " + height + " × " + width);
    }
  }

  /** Copies the values, which are in C order (channel, row, column). */
  public static Volume of(int channels, int height, int width, float... values) {
    return new Volume(channels, height, width, values.clone());
  }

  /** Reads channels × height × width numbers from the buffer's position on. */
  public static Volume read(int channels, int height, int width, FloatBuffer source) {
    float[] values = new float[Math.multiplyExact(Math.multiplyExact(channels, height), width)];
    source.get(values);
    return new Volume(channels, height, width, values);
  }

  public static Volume generate(int channels, int height, int width, VolumeGenerator generator) {
    float[] values = new float[Math.multiplyExact(Math.multiplyExact(channels, height), width)];
    int i = 0;
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          values[i++] = generator.at(c, y, x);
        }
      }
    }
    return new Volume(channels, height, width, values);
  }

  /** Takes the array as it is: nobody else may write to it. */
  static Volume owning(int channels, int height, int width, float[] values) {
    return new Volume(channels, height, width, values);
  }

  /** The numbers themselves: not to be written to. */
  float[] values() {
    return values;
  }

  public static Volume zeros(int channels, int height, int width) {
    return new Volume(channels, height, width, new float[channels * height * width]);
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** Numbers altogether. */
  public int size() {
    return values.length;
  }

  /** Cells of one channel: height × width. */
  public int area() {
    return height * width;
  }

  public float at(int channel, int y, int x) {
    Objects.checkIndex(channel, channels);
    Objects.checkIndex(y, height);
    Objects.checkIndex(x, width);
    return values[(channel * height + y) * width + x];
  }

  /** The number at a flat index in C order. */
  public float at(int index) {
    return values[index];
  }

  /** A copy in C order. */
  public float[] toArray() {
    return values.clone();
  }

  /** Writes all numbers in C order. */
  public void copyTo(FloatBuffer target) {
    target.put(values);
  }

  /** One channel as a 1 × H × W volume. */
  public Volume channel(int channel) {
    return slice(channel, 1);
  }

  /** Some neighbouring channels. */
  public Volume slice(int firstChannel, int count) {
    Objects.checkFromIndexSize(firstChannel, count, channels);
    return new Volume(
        count,
        height,
        width,
        Arrays.copyOfRange(values, firstChannel * area(), (firstChannel + count) * area()));
  }

  /** The same numbers under another shape of as many elements. */
  public Volume reshaped(int newChannels, int newHeight, int newWidth) {
    return new Volume(newChannels, newHeight, newWidth, values);
  }

  public Volume map(FloatFunction function) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = function.apply(values[i]);
    }
    return new Volume(channels, height, width, result);
  }

  /**
   * @param other of the same shape
   */
  public Volume combine(Volume other, FloatBinary function) {
    if (!sameShape(other)) {
      throw new IllegalArgumentException(this + " and " + other + " differ in shape");
    }
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = function.apply(values[i], other.values[i]);
    }
    return new Volume(channels, height, width, result);
  }

  public Volume plus(Volume other) {
    return combine(other, (a, b) -> a + b);
  }

  public Volume minus(Volume other) {
    return combine(other, (a, b) -> a - b);
  }

  public Volume times(Volume other) {
    if (!sameShape(other)) {
      throw new IllegalArgumentException(this + " and " + other + " differ in shape");
    }
    float[] product = new float[values.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = values[i] * other.values[i];
    }
    return new Volume(channels, height, width, product);
  }

  public Volume times(float factor) {
    return map(v -> v * factor);
  }

  /** max(0, x). */
  public Volume relu() {
    return map(v -> Math.max(0, v));
  }

  public Volume abs() {
    return map(Math::abs);
  }

  /** The mean over rows and columns, one number per channel. */
  public float[] channelMeans() {
    float[] means = new float[channels];
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int i = c * area(); i < (c + 1) * area(); i++) {
        sum += values[i];
      }
      means[c] = (float) (sum / area());
    }
    return means;
  }

  /** Σₖ wₖ Aₖ: one map out of all channels, 1 × H × W. */
  public Volume weightedSum(float[] weights) {
    if (weights.length != channels) {
      throw new IllegalArgumentException(weights.length + " weights for " + channels + " channels");
    }
    float[] sum = new float[area()];
    for (int c = 0; c < channels; c++) {
      float weight = weights[c];
      int start = c * area();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * values[start + i];
      }
    }
    return new Volume(1, height, width, sum);
  }

  /** Folds all channels into one map, cell by cell. */
  public Volume foldChannels(FloatBinary function) {
    float[] folded = Arrays.copyOf(values, area());
    for (int i = area(); i < values.length; i++) {
      folded[i % folded.length] = function.apply(folded[i % folded.length], values[i]);
    }
    return new Volume(1, height, width, folded);
  }

  public float min() {
    float min = Float.POSITIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  public float max() {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  public double sum() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  public double mean() {
    return sum() / values.length;
  }

  /** The standard deviation of all numbers (divided by n). */
  public double standardDeviation() {
    double mean = mean();
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  /** The flat index of the largest number; the first of equals. */
  public int argmax() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  public boolean isFinite() {
    return values.length == 0 || (Float.isFinite(min()) && Float.isFinite(max()));
  }

  public boolean sameShape(Volume other) {
    return channels == other.channels && height == other.height && width == other.width;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Volume volume
        && sameShape(volume)
        && Arrays.equals(values, volume.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return channels + " × " + height + " × " + width;
  }
}
