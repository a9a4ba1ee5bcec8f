package org.convlens.picture;

import org.convlens.array.Volume;

/**
 * What a block of numbers holds.
 *
 * @param min of the finite numbers; positive infinity if there is none
 * @param max of the finite numbers; negative infinity if there is none
 * @param notFinite how many are infinite or not a number
 */
public record Content(double min, double max, int notFinite, int size) {
  /** Not one number. */
  public static final Content NOTHING =
      new Content(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

  /** What a volume holds. */
  public static Content of(Volume values) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    int notFinite = 0;
    int size = values.size();
    for (int i = 0; i < size; i++) {
      float value = values.at(i);
      if (Math.abs(value) <= Float.MAX_VALUE) {
        min = value < min ? value : min;
        max = value > max ? value : max;
      } else {
        notFinite++;
      }
    }
    return new Content(min, max, notFinite, size);
  }

  /** Of both together. */
  public Content and(Content other) {
    return new Content(
        Math.min(min, other.min),
        Math.max(max, other.max),
        notFinite + other.notFinite,
        size + other.size);
  }

  /** Whether one of them at least is finite. */
  public boolean hasNumbers() {
    return notFinite < size;
  }

  /** Whether all numbers are finite and the same. */
  public boolean isConstant() {
    return notFinite == 0 && min == max;
  }

  /** Whether all numbers are zero. */
  public boolean isZero() {
    return isConstant() && min == 0;
  }
}
