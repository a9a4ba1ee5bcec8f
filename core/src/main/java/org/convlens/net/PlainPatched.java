package org.convlens.net;

import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;

/** Copies of a picture looked at as any pictures are: the whole network runs for each. */
record PlainPatched(Network network, Volume picture, Set<LayerId> watch) implements Patched {
  private static final int BATCH = 16;

  @Override
  public int capacity(int height, int width) {
    return network.model().graph().inputShape().hasBatch() ? BATCH : 1;
  }

  @Override
  public Trace trace(List<Patch> patches) {
    List<Volume> copies = patches.parallelStream().map(p -> p.on(picture)).toList();
    return network.trace(copies, watch);
  }

  @Override
  public void close() {}
}
