package org.convlens.studio;

import org.convlens.net.Engine;
import org.convlens.net.Precision;

/** What computes: handed in by the door, which knows whose engine it is. */
public interface Engines {
  /**
   * May take seconds: native libraries are loaded.
   *
   * @param threads that compute
   * @throws org.convlens.task.UsageException if this machine does not compute in that precision
   */
  Engine at(Precision precision, int threads);
}
