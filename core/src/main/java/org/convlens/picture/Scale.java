package org.convlens.picture;

import java.util.Arrays;
import org.convlens.array.Volume;

/** The numbers that the two ends of a palette stand for. */
public record Scale(double min, double max) {
  /** The share of numbers that a scale of most holds. */
  public static final double MOST = 0.995;

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

  /**
   * From zero, or symmetric around it, to the size that {@value #MOST} of the numbers other than
   * zero do not exceed: a few that are far larger do not make the rest invisible.
   */
  public static Scale ofMost(Volume values, boolean signed) {
    float[] sizes = new float[values.size()];
    int count = 0;
    for (int i = 0; i < sizes.length; i++) {
      float size = Math.abs(values.at(i));
      if (size > 0 && Float.isFinite(size)) {
        sizes[count++] = size;
      }
    }
    Arrays.sort(sizes, 0, count);
    double reach = count == 0 ? 0 : sizes[(int) Math.ceil(MOST * count) - 1];
    return new Scale(signed ? -reach : 0, reach);
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
