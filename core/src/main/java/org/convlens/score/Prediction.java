package org.convlens.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Network;
import org.convlens.net.Trace;

/**
 * What a network says of a picture about one class.
 *
 * @param probability 0..1: softmax over the logits; with a single logit its sigmoid for class 1 and
 *     the rest for class 0
 */
public record Prediction(int index, String label, double probability, double logit) {

  /**
   * All classes, the most probable first; equals by index.
   *
   * @param input preprocessed
   */
  public static List<Prediction> all(Network network, Volume input) {
    Head head = network.model().head();
    try (Trace trace = network.trace(List.of(input), Set.of(head.logits()))) {
      return all(network.model().labels(), trace.at(0, head.logits()));
    }
  }

  /**
   * What is to be explained: a class, or the most probable one.
   *
   * @param input preprocessed
   * @param target the class; absent, or unknown to the network, for the most probable one
   */
  public static Prediction explained(Network network, Volume input, Optional<Integer> target) {
    List<Prediction> all = all(network, input);
    return target
        .flatMap(index -> all.stream().filter(p -> p.index() == index).findFirst())
        .orElse(all.get(0));
  }

  public static List<Prediction> all(Labels labels, Volume logits) {
    double[] p = Probabilities.of(logits);
    List<Prediction> all = new ArrayList<>();
    if (p.length == 1) {
      all.add(new Prediction(0, labels.name(0), 1 - p[0], -logits.at(0)));
      all.add(new Prediction(1, labels.name(1), p[0], logits.at(0)));
    } else {
      for (int i = 0; i < p.length; i++) {
        all.add(new Prediction(i, labels.name(i), p[i], logits.at(i)));
      }
    }
    all.sort(
        Comparator.comparingDouble(Prediction::probability)
            .reversed()
            .thenComparingInt(Prediction::index));
    return all;
  }

  /** The score that explains a class: its logit; with a single logit, minus it for class 0. */
  public static Score score(Head head, int index) {
    return head.classes() == 1 ? Score.logit(0).times(index == 0 ? -1 : 1) : Score.logit(index);
  }
}
