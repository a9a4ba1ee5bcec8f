package org.convlens.train;

import java.util.List;
import org.convlens.net.History;
import org.convlens.net.Learner;

/**
 * Where a training is, between two steps: all that the rest of it depends on besides its recipe,
 * data and seed.
 *
 * @param step how many were made
 * @param means of the epoch that is not finished
 * @param epochs the finished ones
 * @param best the best of them
 */
public record RunState(
    long step, Means means, List<History.Epoch> epochs, Best best, Learner.State learner) {
  public RunState {
    epochs = List.copyOf(epochs);
  }
}
