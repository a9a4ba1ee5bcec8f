package org.convlens.train.data;

import org.convlens.array.Volume;
import org.convlens.net.Labels;

/** Pictures in memory, one unsigned byte per number. */
public final class PixelDataset implements Dataset {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] pixels;
  private final int[] classes;
  private final Labels labels;

  /**
   * @param pixels the pictures one after the other, each channels × height × width unsigned bytes;
   *     not copied
   * @param classes the class of each picture
   * @throws IllegalArgumentException if there are not as many pictures as classes
   */
  public PixelDataset(
      int channels, int height, int width, byte[] pixels, int[] classes, Labels labels) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.pixels = pixels;
    this.classes = classes.clone();
    this.labels = labels;
    if ((long) classes.length * channels * height * width != pixels.length) {
      throw new IllegalArgumentException(
          pixels.length + " numbers for " + classes.length + " pictures");
    }
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public int label(int index) {
    return classes[index];
  }

  @Override
  public Volume picture(int index) {
    float[] values = new float[pictureSize()];
    read(index, values, 0);
    return Volume.of(channels, height, width, values);
  }

  @Override
  public void read(int index, float[] target, int offset) {
    int size = pictureSize();
    int from = index * size;
    for (int i = 0; i < size; i++) {
      target[offset + i] = pixels[from + i] & 0xff;
    }
  }

  @Override
  public String fingerprint() {
    return new Fingerprint().add(channels, height, width).add(classes).add(pixels).text();
  }
}
