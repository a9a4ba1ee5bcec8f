package org.convlens.train;

import java.util.List;
import org.convlens.net.History;
import org.convlens.net.Learner;

/**
 * A moment of a training that may be looked at: before the first step, after steps 1, 2, 4, 8 and
 * so on of the first epoch, and after each epoch. Looking changes nothing.
 *
 * @param step how many were made
 * @param epochs what the finished ones came to
 * @param means over the epoch that is not finished
 * @param learner to be asked for its weights and what it says of pictures, and for nothing else
 * @param judged which weights the training is judged by
 */
public record Moment(
    long step, List<History.Epoch> epochs, Means means, Learner learner, Learner.Version judged) {
  /** How many epochs are finished. */
  public int epoch() {
    return epochs.size();
  }
}
