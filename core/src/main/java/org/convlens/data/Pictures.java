package org.convlens.data;

import java.io.IOException;
import org.convlens.array.Volume;

/** Pictures that are read when they are wanted, always in the same order. */
public interface Pictures {
  /** What people call all of them, such as the folder. */
  String name();

  int size();

  /** What people call a picture, such as its file's path within the folder. */
  String name(int index);

  /**
   * @return 1 × H × W or 3 × H × W, 0..255, of any size
   * @throws IOException with one line, if it cannot be read
   */
  Volume picture(int index) throws IOException;
}
