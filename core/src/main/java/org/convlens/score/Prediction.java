package org.convlens.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.Numeral;

/**
 * What a network says of a picture about one class, or one value of a regression.
 *
 * @param probability 0..1: softmax over the logits, or the sigmoid of each where the network ends
 *     in one; with a single logit its sigmoid for class 1 and the rest for class 0; NaN for values
 * @param logit of the class, before any softmax; of a regression, the value
 *     <p>Where a network says its scores in many places, both are means over them.
 */
public record Prediction(int index, String label, double probability, double logit) {
  /** The most probable first, equals by index. */
  static final Comparator<Prediction> LIKELIEST =
      Comparator.comparingDouble(Prediction::probability)
          .reversed()
          .thenComparingInt(Prediction::index);

  /**
   * All classes, the most probable first, equals by index; or all values, by index.
   *
   * @param input preprocessed
   */
  public static List<Prediction> all(Network network, Volume input) {
    Head head = network.model().head();
    try (Trace trace = network.trace(List.of(input), Set.of(head.logits()))) {
      return all(head, network.model().labels(), trace.at(0, head.logits()));
    }
  }

  /**
   * What is to be explained: a class, or the most probable one; of a regression a value, or the
   * first.
   *
   * @param input preprocessed
   * @param target its index; absent, or unknown to the network, for the most probable or first one
   */
  public static Prediction explained(Network network, Volume input, Optional<Integer> target) {
    return explained(all(network, input), target);
  }

  /**
   * The same, the predictions being known.
   *
   * @param all the most probable first
   */
  public static Prediction explained(List<Prediction> all, Optional<Integer> target) {
    return target
        .flatMap(index -> all.stream().filter(p -> p.index() == index).findFirst())
        .orElse(all.get(0));
  }

  /**
   * @param scores what the head's layer says
   */
  public static List<Prediction> all(Head head, Labels labels, Volume scores) {
    List<Prediction> all = new ArrayList<>();
    if (!head.places().isOne()) {
      return Averages.of(head, labels, scores);
    }
    if (head.isRegression()) {
      for (int i = 0; i < scores.size(); i++) {
        all.add(new Prediction(i, valueName(labels, i, scores.size()), Double.NaN, scores.at(i)));
      }
      return all;
    }
    double[] p = Probabilities.of(scores, head.independent());
    boolean single = scores.size() == 1;
    for (int i = 0; i < p.length; i++) {
      double logit = single ? (i == 0 ? -1 : 1) * scores.at(0) : scores.at(i);
      all.add(new Prediction(i, labels.name(i), p[i], logit));
    }
    all.sort(LIKELIEST);
    return all;
  }

  /** What a value of a regression is called: its label, else {@code output 2}. */
  public static String valueName(Labels labels, int index, int count) {
    boolean named = index < labels.names().size();
    return named ? labels.name(index) : count == 1 ? "output" : "output " + index;
  }

  /** Whether this is a value of a regression, which has no probability. */
  public boolean isValue() {
    return Double.isNaN(probability);
  }

  /** Such as {@code tabby, p = 0.873}, or {@code age = 34.20} for a value. */
  public String said() {
    return said(label);
  }

  /** The same under another name. */
  public String said(String name) {
    return isValue()
        ? name + " = " + Numeral.fine(logit)
        : String.format(Locale.ROOT, "%s, p = %.3f", name, probability);
  }

  /**
   * The score that explains a class: its logit; with a single logit, minus it for class 0. Of a
   * regression the value itself. Where it is said in many places, the mean over all of them.
   */
  public static Score score(Head head, int index) {
    if (!head.places().isOne()) {
      boolean first = head.answers() > head.classes() && index == 0;
      return Score.everywhere(head, head.answers() > head.classes() ? 0 : index)
          .times(first ? -1 : 1);
    }
    if (head.isRegression()) {
      return Score.value(index);
    }
    return head.classes() == 1 ? Score.logit(0).times(index == 0 ? -1 : 1) : Score.logit(index);
  }
}
