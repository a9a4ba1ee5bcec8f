package org.convlens.train;

import java.util.function.Supplier;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.train.data.BrokenPictures;

/** Hears what every epoch of a training came to. */
@FunctionalInterface
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener NONE = (epoch, figures, weights) -> {};

  /**
   * @param epoch from 1
   * @param weights the network as it is now, copied when asked for
   */
  void epoch(int epoch, History.Epoch figures, Supplier<Graph> weights);

  /** Whom pictures are told of that cannot be read. */
  default BrokenPictures broken() {
    return BrokenPictures.skipped();
  }
}
