package org.convlens.trust;

import java.util.function.IntFunction;
import org.convlens.array.Volume;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Progress;

/** The probability of a class: softmax over the logits; with a single logit its sigmoid. */
record Confidence(Network network, int target) {
  /**
   * @param input makes a preprocessed picture when it is needed, in order
   * @return 0..1 for each; NaN for those that are missing as the work was cancelled
   */
  double[] of(int count, IntFunction<Volume> input, Progress progress) {
    boolean single = network.model().head().classes() == 1;
    Score score = Score.probability(single ? 0 : target);
    double[] values = Scores.of(network, score, count, input, progress);
    for (int i = 0; i < count && single && target == 0; i++) {
      values[i] = 1 - values[i];
    }
    return values;
  }

  double of(Volume input) {
    return of(1, i -> input, Progress.SILENT)[0];
  }
}
