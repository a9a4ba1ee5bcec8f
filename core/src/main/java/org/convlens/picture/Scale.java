package org.convlens.picture;

import org.convlens.array.Volume;

/** The numbers that the two ends of a palette stand for. */
public record Scale(double min, double max) {
  /** From the smallest to the largest number. */
  public static Scale of(Volume values) {
    return new Scale(values.min(), values.max());
  }

  /** Symmetric around zero, for numbers with a sign. */
  public static Scale symmetric(Volume values) {
    double reach = Math.max(Math.abs(values.min()), Math.abs(values.max()));
    return new Scale(-reach, reach);
  }

  /** The smallest scale that holds both. */
  public Scale union(Scale other) {
    return new Scale(Math.min(min, other.min), Math.max(max, other.max));
  }

  /** Where a number lies: 0 at the lower end, 1 at the upper, not clipped; ½ on an empty scale. */
  public double fraction(double value) {
    return max > min ? (value - min) / (max - min) : 0.5;
  }
}
