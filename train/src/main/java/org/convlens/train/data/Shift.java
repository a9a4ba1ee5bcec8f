package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** Moved along both axes. */
public record Shift(
    @Knob(value = "largest random shift as a share of the width, either way", from = 0, to = 1)
        double widthShift,
    @Knob(value = "largest random shift as a share of the height, either way", from = 0, to = 1)
        double heightShift)
    implements Change {
  public Shift {
    Knobs.validate(Shift.class, widthShift, heightShift);
  }

  @Override
  public Motion draw(int height, int width, SeededRandom random) {
    double down = random.uniform(-heightShift, heightShift) * height;
    double right = random.uniform(-widthShift, widthShift) * width;
    return point -> {
      point[0] += down;
      point[1] += right;
    };
  }
}
