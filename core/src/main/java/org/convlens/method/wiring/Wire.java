package org.convlens.method.wiring;

import java.util.Comparator;
import org.convlens.net.LayerId;

/**
 * What lies between two channels.
 *
 * @param layer of the other channel
 * @param channel the other channel
 * @param norm √ Σ w² of the weights between them
 * @param sum Σ w, which says whether one speaks for the other or against it
 */
public record Wire(LayerId layer, int channel, double norm, double sum) {
  /** The strongest first, equals by layer and channel. */
  static final Comparator<Wire> STRONGEST =
      Comparator.comparingDouble((Wire wire) -> -wire.norm)
          .thenComparing(Wire::layer)
          .thenComparingInt(Wire::channel);

  /** Both between the same channels. */
  Wire with(Wire other) {
    return new Wire(layer, channel, Math.hypot(norm, other.norm), sum + other.sum);
  }
}
