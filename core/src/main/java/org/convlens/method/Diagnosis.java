package org.convlens.method;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing.Seen;
import org.convlens.net.Trace;
import org.convlens.picture.Numeral;
import org.convlens.score.Prediction;
import org.convlens.score.Probabilities;
import org.convlens.score.Score;
import org.convlens.score.Term;
import org.convlens.task.Note;

/** Says why a picture may mislead, in words, before anybody is misled. One sentence each. */
public final class Diagnosis {
  /** From this probability on its gradient is lost in what it is a part of. */
  private static final double SATURATED = 0.9995;

  private Diagnosis() {}

  /** What is suspicious about the numbers that a network is given. */
  public static List<Note> ofInput(Model model, Volume input) {
    double[] expected = model.preprocessing().range();
    double reach = expected[1] - expected[0];
    List<Note> notes = new ArrayList<>();
    Optional.ofNullable(model.metadata().get(PreprocessingConflict.FACT))
        .map(Note::warning)
        .ifPresent(notes::add);
    float min = input.min();
    float max = input.max();
    if (!Float.isFinite(min) || !Float.isFinite(max)) {
      notes.add(Note.warning("The input holds numbers that are not finite."));
    } else if (max - min == 0) {
      notes.add(
          Note.warning(
              String.format(
                  Locale.ROOT, "The input is flat: every number is %s.", Numeral.of(max))));
    } else if (input.area() > 1 && isOneColour(input)) {
      notes.add(Note.warning("The input is flat: every pixel is the same."));
    } else if (max > expected[1] + reach || min < expected[0] - reach) {
      notes.add(
          Note.warning(
              String.format(
                  Locale.ROOT,
                  "The input lies in %s..%s but the network expects %s..%s: check the"
                      + " preprocessing.",
                  Numeral.of(min),
                  Numeral.of(max),
                  Numeral.of(expected[0]),
                  Numeral.of(expected[1]))));
    } else if (max - min < reach / 50) {
      notes.add(
          Note.warning(
              String.format(
                  Locale.ROOT,
                  "The input lies in %s..%s, a small part of the %s..%s that the network"
                      + " expects: check the preprocessing.",
                  Numeral.of(min),
                  Numeral.of(max),
                  Numeral.of(expected[0]),
                  Numeral.of(expected[1]))));
    }
    return notes;
  }

  /**
   * That the preprocessing cuts off more than half of a picture, and which part is seen.
   *
   * @param tall rows of the picture
   * @param wide columns of it
   */
  public static Optional<Note> ofCut(Model model, int tall, int wide) {
    Shape input = model.graph().inputShape();
    Seen seen = model.preprocessing().resize().seen(tall, wide, input.height(), input.width());
    double share = seen.height() / tall * (seen.width() / wide);
    if (share >= 0.5) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    if (seen.height() < 0.95 * tall) {
      parts.add(part("rows", seen.top(), seen.height(), tall));
    }
    if (seen.width() < 0.95 * wide) {
      parts.add(part("columns", seen.left(), seen.width(), wide));
    }
    return Optional.of(
        Note.warning(
            String.format(
                Locale.ROOT,
                "The network sees %s %% of the picture: %s; the preprocessing cuts off the rest.",
                share < 0.095 ? Numeral.of(100 * share) : Math.round(100 * share),
                String.join(", ", parts))));
  }

  private static String part(String what, double first, double size, int all) {
    long from = (long) Math.floor(first);
    return what + " " + from + " to " + (long) Math.ceil(first + size) + " of " + all;
  }

  /** Which layers have weights that are no numbers, if there are any. */
  public static List<Note> ofWeights(Graph graph) {
    return BrokenWeights.of(graph).stream().map(broken -> Note.warning(broken.sentence())).toList();
  }

  /**
   * Refuses to climb where there are no slopes.
   *
   * @throws IOException if weights are no numbers
   */
  public static void requireNumbers(Model model) throws IOException {
    Optional<BrokenWeights> broken = BrokenWeights.of(model.graph());
    if (broken.isPresent()) {
      throw new IOException("no picture can be made: " + broken.get().clause());
    }
  }

  /**
   * Refuses to explain what is no number.
   *
   * @throws IOException if what the network says is none, with the likely reason
   */
  public static void requireNumber(Model model, Prediction said) throws IOException {
    if (!Double.isFinite(said.logit())) {
      throw new IOException(
          "what the network says of this picture is no number, so nothing can be explained: "
              + BrokenWeights.of(model.graph())
                  .map(BrokenWeights::clause)
                  .orElse("its sums are too large for it: check the preprocessing"));
    }
  }

  private static boolean isOneColour(Volume input) {
    for (int c = 0; c < input.channels(); c++) {
      Volume channel = input.channel(c);
      if (channel.min() != channel.max()) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is worth knowing of a score whose gradient is taken at the picture itself, where the
   * probabilities are saturated. Methods that go there from a baseline still see them move.
   *
   * @param trace that watches the score's layers; its first picture is meant
   */
  public static List<Note> ofScore(Model model, Score score, Trace trace) {
    Head head = model.head();
    boolean ends = head.activation() != Head.Activation.NONE;
    boolean probable = score.terms().stream().anyMatch(t -> t.term() instanceof Term.Probability);
    boolean logit = score.terms().stream().anyMatch(t -> t.term() instanceof Term.Logit);
    boolean watched = score.layers(model.graph()).contains(head.logits());
    if (!watched || !head.places().isOne() || !(probable || (logit && ends))) {
      return List.of();
    }
    double[] all = Probabilities.of(trace.at(0, head.logits()), head.independent());
    double p =
        head.independent() && all.length > 2 ? own(score, all) : Arrays.stream(all).max().orElse(0);
    boolean lost = p > SATURATED || (head.independent() && p < 1 - SATURATED);
    if (!lost) {
      return List.of();
    }
    String name =
        ends ? head.activation().name().toLowerCase(Locale.ROOT).replace('_', ' ') : "softmax";
    String text =
        String.format(
            Locale.ROOT,
            "The %s is saturated at p = %.3f%s",
            name,
            p,
            probable
                ? ", where gradients of probabilities vanish: explain the logit instead."
                : ": the score is the logit before it.");
    return List.of(probable ? Note.warning(text) : Note.fact(text));
  }

  /** The probability of the first class that a score names. */
  private static double own(Score score, double[] all) {
    for (Score.Weighted weighted : score.terms()) {
      if (weighted.term() instanceof Term.Probability probability) {
        return all[probability.index()];
      }
      if (weighted.term() instanceof Term.Logit named) {
        return all[named.index()];
      }
    }
    throw new IllegalArgumentException(score + " names no class");
  }

  /**
   * Why a class activation map is empty or coarse.
   *
   * @param votes the map before its negative part is cut off
   */
  public static List<Note> ofVotes(Volume votes) {
    List<Note> notes = new ArrayList<>();
    if (votes.max() <= 0) {
      notes.add(
          Note.warning(
              votes.min() == 0
                  ? "The map is zero everywhere: the score does not depend on this layer's activations."
                  : "ReLU removed everything: at every place the feature maps speak against the"
                      + " score."));
    }
    if (votes.area() == 1) {
      notes.add(
          Note.warning(
              "The layer has a single cell (1 × 1), so the map cannot say where: choose an"
                  + " earlier layer."));
    }
    return notes;
  }
}
