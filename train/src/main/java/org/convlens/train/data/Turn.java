package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** Turned about the middle, then slanted. */
public record Turn(
    @Knob(value = "largest random angle in degrees, either way", from = 0, to = 180)
        double rotation,
    @Knob(value = "largest random slant of the columns in degrees, either way", from = 0, to = 180)
        double shear) {
  public Turn {
    Knobs.validate(Turn.class, rotation, shear);
  }
}
