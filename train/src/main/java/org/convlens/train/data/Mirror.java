package org.convlens.train.data;

import org.convlens.method.Knob;

/** Left and right exchanged, or not. */
public record Mirror(@Knob("whether every other picture is mirrored") boolean horizontalFlip)
    implements Change {
  @Override
  public Motion draw(int height, int width, SeededRandom random) {
    boolean mirrored = random.uniform() < 0.5 && horizontalFlip;
    return point -> point[1] = mirrored ? -point[1] : point[1];
  }
}
