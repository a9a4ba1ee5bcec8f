package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.task.UsageException;

/** Lighter or darker. */
public record Tint(
    @Knob(
            value =
                "largest random number, either way, that is added to all colours, within the"
                    + " picture's least and most",
            from = 0,
            to = 255)
        double channelShift,
    @Knob(
            "least and most factor of all colours (0.5,1.5), rounded down to whole numbers; 1 is none")
        String brightness) {
  /** Colours stay as they are. */
  public static final Tint NONE = new Tint(0, "1");

  public Tint {
    Knobs.validate(Tint.class, channelShift, brightness);
    bounds(brightness);
  }

  private static double[] bounds(String brightness) {
    double[] numbers = Range.numbers("brightness", brightness, 0, 100);
    boolean none = numbers.length == 1 && numbers[0] == 1;
    if (!none && (numbers.length != 2 || numbers[0] > numbers[1])) {
      throw new UsageException(
          "brightness '" + brightness + "': give the least and the most factor, such as 0.5,1.5");
    }
    return none ? new double[] {1, 1} : numbers;
  }

  /** Whether pictures go through whole numbers at all. */
  boolean brightens() {
    return !brightness.strip().equals("1");
  }

  double brightness(SeededRandom random) {
    double[] bounds = bounds(brightness);
    return random.uniform(bounds[0], bounds[1]);
  }
}
