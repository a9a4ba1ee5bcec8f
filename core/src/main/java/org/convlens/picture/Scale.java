package org.convlens.picture;

import org.convlens.array.Volume;

/** The numbers that the two ends of a palette stand for. */
public record Scale(double min, double max) {
  /** From the smallest to the largest finite number; 0..0 if there is none. */
  public static Scale of(Volume values) {
    Content content = Content.of(values);
    return content.hasNumbers() ? new Scale(content.min(), content.max()) : new Scale(0, 0);
  }

  /** Symmetric around zero, for finite numbers with a sign. */
  public static Scale symmetric(Volume values) {
    Scale range = of(values);
    double reach = Math.max(Math.abs(range.min), Math.abs(range.max));
    return new Scale(-reach, reach);
  }

  /** The smallest scale that holds both. */
  public Scale union(Scale other) {
    return new Scale(Math.min(min, other.min), Math.max(max, other.max));
  }

  /**
   * Where a number lies: 0 at the lower end, 1 at the upper, not clipped; on an empty scale ½, or 0
   * if the scale is 0..0. NaN lies nowhere: NaN.
   */
  public double fraction(double value) {
    if (max > min || Double.isNaN(value)) {
      return (value - min) / (max - min);
    }
    return max == 0 ? 0 : 0.5;
  }
}
