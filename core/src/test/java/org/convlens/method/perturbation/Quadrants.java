package org.convlens.method.perturbation;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;

/** A grey picture of four flat quadrants, and a network that is a function of the four. */
final class Quadrants {
  private static final int SIDE = 16;

  private Quadrants() {}

  /** Upper left .2, upper right .4, lower left .6, lower right .8 (of 0..1). */
  static Volume picture() {
    return Volume.generate(
        1, SIDE, SIDE, (c, y, x) -> .2f * (1 + (y >= SIDE / 2 ? 2 : 0) + (x >= SIDE / 2 ? 1 : 0)));
  }

  /** A game of four players: which quadrants are shown. */
  interface Game {
    double worth(boolean a, boolean b, boolean c, boolean d);
  }

  /** A quadrant is shown if its corner is not dark. */
  static HandNetwork network(Game game) {
    int last = SIDE - 1;
    return HandNetwork.of(
        Shape.maps(1, SIDE, SIDE),
        x ->
            Volume.of(
                1,
                1,
                1,
                (float)
                    game.worth(
                        x.at(0, 0, 0) > .1,
                        x.at(0, 0, last) > .1,
                        x.at(0, last, 0) > .1,
                        x.at(0, last, last) > .1)),
        (x, seed) -> x.times(0));
  }

  /** What a heatmap says of each quadrant. */
  static float[] corners(Volume map) {
    int last = SIDE - 1;
    return new float[] {
      map.at(0, 0, 0), map.at(0, 0, last), map.at(0, last, 0), map.at(0, last, last)
    };
  }
}
