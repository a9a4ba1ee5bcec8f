package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.task.UsageException;

/** Stretched about the middle, each axis by itself. */
public record Stretch(
    @Knob(
            "each axis shows a share of itself between 1 less and 1 plus this (0.2), or between two"
                + " numbers (0.8,1.1)")
        String zoom) {
  public Stretch {
    Knobs.validate(Stretch.class, zoom);
    bounds(zoom);
  }

  /** Between 1 less and 1 plus a number. */
  public Stretch(double zoom) {
    this(zoom == 0 ? "0" : Double.toString(zoom));
  }

  private static double[] bounds(String zoom) {
    double[] numbers = Range.numbers("zoom", zoom, 0, 100);
    if (numbers.length > 2) {
      throw new UsageException("zoom '" + zoom + "': give one number, or the least and the most");
    }
    double low = numbers.length == 1 ? 1 - numbers[0] : numbers[0];
    double high = numbers.length == 1 ? 1 + numbers[0] : numbers[1];
    if (low <= 0 || low > high) {
      throw new UsageException(
          "zoom '" + zoom + "': the least must be above 0 and not above the most");
    }
    return new double[] {low, high};
  }

  /** The factors of width and height. */
  double[] draw(SeededRandom random) {
    double[] bounds = bounds(zoom);
    return new double[] {
      random.uniform(bounds[0], bounds[1]), random.uniform(bounds[0], bounds[1])
    };
  }
}
