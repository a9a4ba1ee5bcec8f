package org.convlens.train.network;

import java.io.IOException;
import java.util.Set;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Preprocessing;

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
   * @param preprocessing from the pictures' 0..255 to what the network takes
   * @param seed of the choice of pictures
   */
  default Graph prepared(
      Graph untrained, LabelledPictures training, Preprocessing preprocessing, long seed)
      throws IOException {
    return untrained;
  }
}
