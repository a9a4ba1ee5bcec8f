package org.convlens.net;

import java.util.List;

/**
 * One picture of which many copies are looked at, each with a patch on it. An engine that remembers
 * what every layer said to the picture itself computes only what the patches reach. To be closed;
 * not for several threads at once.
 */
public interface Patched extends AutoCloseable {
  /** How many patches of a size, in picture cells, are best given at once. */
  int capacity(int height, int width);

  /**
   * Looks at one copy per patch. The numbers are those of plain passes over {@link Patch#on}.
   *
   * @return a trace to look at: it has no gradients and does not resume
   */
  Trace trace(List<Patch> patches);

  @Override
  void close();
}
