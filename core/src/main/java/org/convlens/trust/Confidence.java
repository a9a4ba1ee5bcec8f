package org.convlens.trust;

import java.util.function.IntFunction;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Network;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Progress;

/**
 * How sure a network is of a class: its probability. Of a regression, what it puts out; where it
 * says its scores in many places, their mean.
 *
 * @param target the class, or which value
 */
record Confidence(Network network, int target) {
  /** Why nothing can be told where one of them is NaN. */
  static final String NO_NUMBERS =
      "not to be told, what the network says of some of these pictures is no number";

  /**
   * @param input makes a preprocessed picture when it is needed, in order
   * @return 0..1 for each, of a regression any number; NaN for those that are missing as the work
   *     was cancelled
   */
  double[] of(int count, IntFunction<Volume> input, Progress progress) {
    return Scores.of(network, score(), count, input, progress);
  }

  private Score score() {
    Head head = network.model().head();
    return head.hasProbability() ? Score.probability(head, target) : Prediction.score(head, target);
  }

  double of(Volume input) {
    return of(1, i -> input, Progress.SILENT)[0];
  }
}
