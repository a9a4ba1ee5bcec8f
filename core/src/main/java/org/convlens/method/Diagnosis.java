package org.convlens.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.score.Probabilities;

/** Says why a picture may mislead, in words, before anybody is misled. One sentence each. */
public final class Diagnosis {
  private Diagnosis() {}

  /** What is suspicious about the numbers that a network is given. */
  public static List<String> ofInput(Model model, Volume input) {
    double[] expected = model.preprocessing().range();
    double reach = expected[1] - expected[0];
    List<String> notes = new ArrayList<>();
    float min = input.min();
    float max = input.max();
    if (!Float.isFinite(min) || !Float.isFinite(max)) {
      notes.add("The input holds numbers that are not finite.");
    } else if (max - min == 0) {
      notes.add(String.format(Locale.ROOT, "The input is flat: every number is %.3g.", max));
    } else if (max > expected[1] + reach || min < expected[0] - reach) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The input lies in %.3g..%.3g but the network expects %.3g..%.3g: check the"
                  + " preprocessing.",
              min,
              max,
              expected[0],
              expected[1]));
    } else if (max - min < reach / 50) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The input lies in %.3g..%.3g, a small part of the %.3g..%.3g that the network"
                  + " expects: check the preprocessing.",
              min,
              max,
              expected[0],
              expected[1]));
    }
    return notes;
  }

  /** What is worth knowing about the probabilities. */
  public static List<String> ofLogits(Head head, Volume logits) {
    if (head.activation() == Head.Activation.NONE) {
      return List.of();
    }
    double[] p = Probabilities.of(logits, head.independent());
    double top = Arrays.stream(p).max().orElse(0);
    return top > 0.9995
        ? List.of(
            String.format(
                Locale.ROOT,
                "The %s is saturated at p = %.3f: the score is the logit before it.",
                head.activation().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                top))
        : List.of();
  }

  /**
   * Why a class activation map is empty or coarse.
   *
   * @param votes the map before its negative part is cut off
   */
  public static List<String> ofVotes(Volume votes) {
    List<String> notes = new ArrayList<>();
    if (votes.max() <= 0) {
      notes.add(
          votes.min() == 0
              ? "The map is zero everywhere: the score does not depend on this layer's activations."
              : "ReLU removed everything: at every place the feature maps speak against the"
                  + " score.");
    }
    if (votes.area() == 1) {
      notes.add(
          "The layer has a single cell (1 × 1), so the map cannot say where: choose an"
              + " earlier layer.");
    }
    return notes;
  }
}
