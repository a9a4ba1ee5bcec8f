package org.convlens.ascent;

import java.util.List;
import java.util.SplittableRandom;

/** How a picture is looked at in each update: what is seen must please under all of the views. */
public interface Gaze {
  /**
   * @param time 0 at the first update, 1 at the last
   * @return the views of this update
   */
  List<Glance> looks(double time, SplittableRandom random);

  /** Standard deviation of the normal noise that is added to each view. */
  default double noise() {
    return 0;
  }
}
