package org.convlens.net;

import java.util.List;
import org.convlens.task.Progress;

/**
 * One picture of which many copies are looked at, each with a patch on it. An engine that remembers
 * what every layer said to the picture itself computes only what the patches reach. To be closed;
 * not for several threads at once.
 */
public interface Patched extends AutoCloseable {
  /** What the network says to the picture itself; as a trace of copies. */
  Trace whole();

  /** How many patches of a size, in picture cells, are best given at once. */
  int capacity(int height, int width);

  /**
   * Looks at one copy per patch. The numbers are those of plain passes over {@link Patch#on}.
   *
   * @param progress advances by one per copy; when it is cancelled, the first copies alone are
   *     looked at, as many as are finished by then but at least one
   * @return a trace to look at: it has no gradients and does not resume
   */
  Trace trace(List<Patch> patches, Progress progress);

  /** All of the copies. */
  default Trace trace(List<Patch> patches) {
    return trace(patches, Progress.SILENT);
  }

  @Override
  void close();
}
