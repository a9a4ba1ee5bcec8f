package org.convlens.method;

import java.io.IOException;
import org.convlens.data.Pictures;
import org.convlens.net.Network;
import org.convlens.task.Progress;

/** Looks at what a network makes of many pictures. */
public non-sealed interface Survey extends Study {
  /**
   * @param progress advances by one per picture; when it is cancelled, the outcome is about the
   *     pictures that were looked at
   * @throws IOException with one line, if none of the pictures can be read
   */
  Outcome look(Network network, Pictures album, Progress progress) throws IOException;

  /** How many pictures are looked at, at most. */
  int limit();
}
