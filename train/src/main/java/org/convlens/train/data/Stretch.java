package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** Stretched about the middle, each axis by itself. */
public record Stretch(
    @Knob(value = "each axis is stretched by 1 less to 1 and this share", from = 0, to = 0.99)
        double zoom)
    implements Change {
  public Stretch {
    Knobs.validate(Stretch.class, zoom);
  }

  @Override
  public Motion draw(int height, int width, SeededRandom random) {
    double rows = random.uniform(1 - zoom, 1 + zoom);
    double columns = random.uniform(1 - zoom, 1 + zoom);
    return point -> {
      point[0] *= rows;
      point[1] *= columns;
    };
  }
}
