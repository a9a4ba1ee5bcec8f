package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** Turned about the middle. */
public record Turn(
    @Knob(value = "largest random angle in degrees, either way", from = 0, to = 180)
        double rotation)
    implements Change {
  public Turn {
    Knobs.validate(Turn.class, rotation);
  }

  @Override
  public Motion draw(int height, int width, SeededRandom random) {
    double angle = Math.toRadians(random.uniform(-rotation, rotation));
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return point -> {
      double row = cos * point[0] - sin * point[1];
      point[1] = sin * point[0] + cos * point[1];
      point[0] = row;
    };
  }
}
