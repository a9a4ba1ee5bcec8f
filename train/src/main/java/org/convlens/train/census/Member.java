package org.convlens.train.census;

/**
 * A picture of a set with several parts.
 *
 * @param part such as {@code training}
 * @param index in the part
 * @param name of the picture
 * @param label the name of its class
 */
public record Member(String part, int index, String name, String label) {
  /** Such as {@code training/cat/1.jpg}. */
  public String text() {
    return part + "/" + name;
  }
}
