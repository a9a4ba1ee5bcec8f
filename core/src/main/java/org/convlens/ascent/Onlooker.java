package org.convlens.ascent;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.task.Progress;

/** Hears how far a climb is, and sees what the pictures have become. */
public interface Onlooker extends Progress {
  /**
   * Called now and then, more often at the beginning, where more happens.
   *
   * @param pictures 3 × H × W or 1 × H × W, 0..1, one for each that is made
   * @param done updates that were made
   * @param steps updates that will be made
   */
  void sees(List<Volume> pictures, int done, int steps);
}
