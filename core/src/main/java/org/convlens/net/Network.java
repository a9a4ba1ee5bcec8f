package org.convlens.net;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.convlens.array.Volume;
import org.convlens.array.Warp;

/** A model that can run. Several threads may use one network at once. */
public interface Network extends AutoCloseable {
  Model model();

  /**
   * The same weights under another rule for what {@link Trace#pull} passes back: gradients,
   * relevances or multipliers. What layers say stays the same. Closing it leaves this one open.
   */
  Network with(Backward rule);

  /**
   * Looks at pictures: runs no further than the watched layers need.
   *
   * @param batch preprocessed pictures of the network's input shape
   * @param watch layers that {@link Trace#at} will be asked for
   * @param differentiable layers, or the input, that {@link Trace#pull} will be asked for gradients
   *     with respect to; nothing before the earliest of them is recorded
   */
  Trace trace(List<Volume> batch, Set<LayerId> watch, Set<LayerId> differentiable);

  /** Looks without gradients. */
  default Trace trace(List<Volume> batch, Set<LayerId> watch) {
    return trace(batch, watch, Set.of());
  }

  /**
   * Looks, without gradients, at copies of one picture, each multiplied by a mask.
   *
   * @param picture preprocessed, of the network's input shape
   * @param masks 1 × H × W each
   */
  default Trace masked(Volume picture, List<Volume> masks, Set<LayerId> watch) {
    return trace(masks.stream().map(mask -> Warp.masked(picture, mask)).toList(), watch);
  }

  /**
   * Looks at points of the straight line between two pictures. An engine computes the points in its
   * own precision.
   *
   * @param from preprocessed, of the network's input shape
   * @param to the same
   * @param shares of the way from the first to the second, one for each point
   * @param watch as of {@link #trace(List, Set, Set)}
   * @param differentiable as of {@link #trace(List, Set, Set)}
   */
  default Trace between(
      Volume from,
      Volume to,
      List<Double> shares,
      Set<LayerId> watch,
      Set<LayerId> differentiable) {
    Volume way = to.minus(from);
    return trace(
        shares.stream().map(share -> from.plus(way.times(share.floatValue()))).toList(),
        watch,
        differentiable);
  }

  /**
   * Does pieces of work that look at this network, handed out in order. An engine may do some at a
   * time, on threads of its own that share its processors.
   *
   * @param count how many pieces
   * @param piece does the piece of a number; when it throws, no other begins and this method throws
   *     the same
   */
  default void sideBySide(int count, IntConsumer piece) {
    for (int i = 0; i < count; i++) {
      piece.accept(i);
    }
  }

  /**
   * Looks at one picture of which copies will be looked at that differ from it in a small rectangle
   * each. Close what is returned before the network.
   *
   * @param picture preprocessed, of the network's input shape
   * @param watch layers that {@link Trace#at} will be asked for
   */
  default Patched patched(Volume picture, Set<LayerId> watch) {
    return new PlainPatched(this, picture, Set.copyOf(watch));
  }

  /**
   * The network as far as some channels of one layer need it. To be closed before this one, whose
   * weights it uses.
   *
   * @return empty, if the engine cannot run a part
   */
  default Optional<Network> only(Excerpt excerpt) {
    return Optional.empty();
  }

  @Override
  void close();
}
