package org.convlens.train.network;

import java.io.IOException;
import java.util.Set;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;

/** Networks that can be made with freshly drawn weights. */
@FunctionalInterface
public interface Architecture {
  /**
   * @param seed of the weights
   */
  Graph untrained(long seed);

  /**
   * The same for a number of classes, where it leaves that open.
   *
   * @param classes at least 2
   */
  default Architecture withClasses(int classes) {
    return this;
  }

  /** The layers whose weights stay as they begin. */
  default Set<LayerId> frozen() {
    return Set.of();
  }

  /**
   * The network with the weights that the training pictures decide before the first step, such as
   * those of a whitening layer.
   *
   * @param untrained as {@link #untrained} made it
   * @throws IOException if it was asked to stop, or pictures cannot be read
   */
  default Graph prepared(Graph untrained, Preparation by) throws IOException {
    return untrained;
  }
}
