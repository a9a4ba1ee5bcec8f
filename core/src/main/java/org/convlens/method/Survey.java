package org.convlens.method;

import java.io.IOException;
import org.convlens.data.Pictures;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.task.Progress;

/** Looks at what a network makes of many pictures. */
public non-sealed interface Survey extends Study {
  /**
   * What is looked for in each picture.
   *
   * @throws org.convlens.task.UsageException if the network has no such thing
   */
  Gathering<?> gathering(Model model);

  /** How many pictures are looked at, at most. */
  int limit();

  /**
   * Looks at them all on this machine.
   *
   * @param progress advances by one per picture; when it is cancelled, the outcome is about the
   *     pictures that were looked at
   * @throws IOException with one line, if none of the pictures can be read
   */
  default Outcome look(Network network, Pictures album, Progress progress) throws IOException {
    return Tour.of(gathering(network.model()), network, album, progress);
  }
}
