package org.convlens.net;

import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.task.Progress;

/** Copies of a picture looked at as any pictures are: the whole network runs for each. */
record PlainPatched(Network network, Volume picture, Set<LayerId> watch) implements Patched {
  private static final int BATCH = 16;

  @Override
  public Trace whole() {
    return network.trace(List.of(picture), watch);
  }

  @Override
  public int capacity(int height, int width) {
    return network.model().graph().inputShape().hasBatch() ? BATCH : 1;
  }

  @Override
  public Trace trace(List<Patch> patches, Progress progress) {
    List<Volume> copies = patches.parallelStream().map(p -> p.on(picture)).toList();
    Trace trace = network.trace(copies, watch);
    progress.advance(copies.size(), "");
    return trace;
  }

  @Override
  public void close() {}
}
