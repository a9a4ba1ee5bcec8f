package org.convlens.method.cam;

import org.convlens.array.Volume;

/** Two 2×2 maps and their gradient, small enough to do by hand. */
final class HandMaps {
  static final Volume MAPS = Volume.of(2, 2, 2, 1, 2, 3, 4, 0, 1, 0, 2);
  static final Volume GRADIENT = Volume.of(2, 2, 2, .5f, -.5f, 1, 0, -1, 1, 2, -1);

  private HandMaps() {}
}
