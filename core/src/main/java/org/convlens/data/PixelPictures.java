package org.convlens.data;

import java.util.List;
import org.convlens.task.Sha256;

/** Pictures in memory, one unsigned byte per number. */
public final class PixelPictures implements LabelledPictures {
  private final String name;
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] pixels;
  private final int[] labels;
  private final List<String> classes;

  /**
   * @param name what people call them
   * @param pixels the pictures one after the other, each channels × height × width unsigned bytes;
   *     not copied
   * @param labels the class of each picture
   * @param classes their names
   * @throws IllegalArgumentException if there are not as many pictures as labels
   */
  public PixelPictures(
      String name,
      int channels,
      int height,
      int width,
      byte[] pixels,
      int[] labels,
      List<String> classes) {
    this.name = name;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.pixels = pixels;
    this.labels = labels.clone();
    this.classes = List.copyOf(classes);
    if ((long) labels.length * channels * height * width != pixels.length) {
      throw new IllegalArgumentException(
          pixels.length + " numbers for " + labels.length + " pictures");
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** Its number, from 0. */
  @Override
  public String name(int index) {
    return Integer.toString(index);
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
    return labels.length;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int index) {
    return labels[index];
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
    return new Sha256().add(channels, height, width).add(labels).add(pixels).brief();
  }
}
