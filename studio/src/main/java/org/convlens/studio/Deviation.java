package org.convlens.studio;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.net.Trace;
import org.convlens.report.Question;

/** How far what a network says to a picture is from what it says in float32. */
public record Deviation(double largest, double range) {
  /**
   * @param network in the precision that the question wants
   * @return the largest difference of the logits and the largest of their absolute values; absent
   *     unless the precision is below float32
   */
  public static Optional<Deviation> of(
      Network network, Volume input, Question question, Studio studio) throws IOException {
    if (question.precision() != Precision.BFLOAT16) {
      return Optional.empty();
    }
    try (Loan exact = studio.lend(network.model(), Precision.FLOAT32, question.threads())) {
      return Optional.of(between(logits(network, input), logits(exact.network(), input)));
    }
  }

  /** Of numbers from those in float32. */
  public static Deviation between(float[] rounded, float[] exact) {
    double largest = 0;
    double range = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Math.abs((double) rounded[i] - exact[i]));
      range = Math.max(range, Math.abs((double) exact[i]));
    }
    return new Deviation(largest, range);
  }

  private static float[] logits(Network network, Volume input) {
    LayerId logits = network.model().head().logits();
    try (Trace trace = network.trace(List.of(input), Set.of(logits))) {
      return trace.at(0, logits).toArray();
    }
  }

  /** For the user. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "computed in bfloat16: the logits differ from float32 by at most %.2g, their largest is %.3g",
        largest,
        range);
  }
}
