package org.convlens.train.census;

import java.util.List;
import java.util.Map;

/**
 * What a part of a set holds.
 *
 * @param name such as {@code training}
 * @param pictures how many, broken ones included
 * @param perClass how many of each class, broken ones included
 * @param broken why pictures cannot be read, by their names
 * @param grey how many have one channel
 * @param sizes how many there are of each size, the most frequent first
 */
public record PartCount(
    String name,
    int pictures,
    int[] perClass,
    Map<String, String> broken,
    int grey,
    List<SizeCount> sizes) {
  public PartCount {
    sizes = List.copyOf(sizes);
  }

  /** How many pictures have a height and a width. */
  public record SizeCount(int height, int width, int pictures) {
    /** Such as {@code 28 × 28}. */
    public String text() {
      return height + " × " + width;
    }
  }
}
