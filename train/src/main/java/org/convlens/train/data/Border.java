package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** What stands where a turned, moved or stretched picture leaves the frame empty. */
public record Border(
    @Knob("what stands where a changed picture leaves the frame empty") Fill fillMode,
    @Knob(
            value = "the number that stands there, 0 to 255",
            from = 0,
            to = 255,
            needs = "fill-mode=constant")
        double fillValue) {
  /** The nearest pixel of the picture. */
  public static final Border NEAREST = new Border(Fill.NEAREST, 0);

  public Border {
    Knobs.validate(Border.class, fillMode, fillValue);
  }

  /** With a picture that goes a b c d. */
  public enum Fill {
    /** a a a | a b c d | d d d. */
    NEAREST,
    /** One number everywhere. */
    CONSTANT,
    /** c b a | a b c d | d c b. */
    REFLECT,
    /** The picture over and over; its last row and column lie on its first ones. */
    WRAP
  }
}
