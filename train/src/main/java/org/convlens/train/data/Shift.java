package org.convlens.train.data;

import java.util.Arrays;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/**
 * Moved along both axes. A number below 1 is a share of the side and one with a decimal point a
 * number of pixels: any distance up to it is drawn. Of a whole number n one of 0 to n − 1 pixels is
 * chosen, and of several numbers one of them, each with a sign.
 */
public record Shift(
    @Knob(
            "largest random shift along the width, either way: a share (0.1), pixels (4.0), one of 0"
                + " to n - 1 pixels (4), or one of several (2,4,8)")
        String widthShift,
    @Knob("largest random shift along the height, in the same words") String heightShift) {
  private static final double FARTHEST = 10_000;

  public Shift {
    Knobs.validate(Shift.class, widthShift, heightShift);
    Range.numbers("width-shift", widthShift, -FARTHEST, FARTHEST);
    Range.numbers("height-shift", heightShift, -FARTHEST, FARTHEST);
  }

  /** By shares of the sides. */
  public Shift(double width, double height) {
    this(text(width), text(height));
  }

  private static String text(double share) {
    return share == 0 ? "0" : Double.toString(share);
  }

  /** Pixels along the height. */
  double down(int height, SeededRandom random) {
    return draw("height-shift", heightShift, height, random);
  }

  /** Pixels along the width. */
  double right(int width, SeededRandom random) {
    return draw("width-shift", widthShift, width, random);
  }

  private static double draw(String knob, String text, int side, SeededRandom random) {
    double place = random.uniform();
    double sign = random.uniform() < 0.5 ? -1 : 1;
    double[] numbers = Range.numbers(knob, text, -FARTHEST, FARTHEST);
    double most = Arrays.stream(numbers).max().orElse(0);
    double unit = most < 1 ? side : 1;
    if (numbers.length > 1) {
      return sign * numbers[(int) (place * numbers.length)] * unit;
    }
    if (Range.isWhole(text)) {
      return sign * (int) (place * Math.abs(most));
    }
    return (2 * place - 1) * most * unit;
  }
}
