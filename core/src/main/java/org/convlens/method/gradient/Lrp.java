package org.convlens.method.gradient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Additive;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Relevance;
import org.convlens.net.RelevanceRule;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.picture.Numeral;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.convlens.task.UsageException;

/**
 * Layer-wise relevance propagation: the score is shared out layer by layer, each unit passing what
 * it has to its inputs (Bach et al. 2015), with rules by depth (Montavon et al. 2019, Kohlbrenner
 * et al. 2020). The defaults are the composite that zennit calls EpsilonPlusFlat.
 */
@About(
    summary = "How the score is shared out, layer by layer, down to the pixels.",
    formula =
        "Rᵢ = Σⱼ sᵢⱼ / Σᵢ sᵢⱼ · Rⱼ; shares s by rule: xᵢwᵢⱼ, xᵢ(wᵢⱼ + γ wᵢⱼ⁺), (xᵢwᵢⱼ)⁺, wᵢⱼ² or 1",
    caution =
        "The rules are a choice, not a consequence: rules that favour what is positive hide"
            + " evidence against, and may look alike for every class.",
    compat =
        "The default composite is zennit's EpsilonPlusFlat with batch norms merged, a "
            + "classifying 1×1 convolution counting as dense; its numbers, and those of "
            + "epsilon, gamma, alpha-beta and zᴮ, are zennit's. w² leaves biases out as in "
            + "the paper, zennit unless told otherwise does not. Biases, those of merged norms "
            + "above all, keep as much of the score as with zennit: of a logit of 19.37 of a "
            + "ResNet-20 both pass on 7.83 to the pixels.",
    papers = {Paper.BACH_2015, Paper.MONTAVON_2019, Paper.KOHLBRENNER_2020})
public record Lrp(
    @Knob("the rule of the convolutions between the first and the dense layers") Middle middle,
    @Knob("the rule of the first layer") First first,
    @Knob(value = "added to denominators by the epsilon rule; 0 is LRP-0", from = 0, to = 1000)
        double epsilon,
    @Knob(
            value = "how much more positive weights count under the gamma rule",
            from = 0,
            to = 1000,
            needs = "middle=gamma")
        double gamma,
    @Knob("how the colour channels of a pixel become one number") Fold fold)
    implements PixelAttribution, Additive {

  /** The rule of the convolutions between the first and the dense layers. */
  public enum Middle {
    EPSILON,
    GAMMA,
    /** Only what speaks for an output, also known as z⁺. */
    ALPHA1_BETA0,
    ALPHA2_BETA1
  }

  /** The rule of the first layer. */
  public enum First {
    /** Each pixel that is seen gets the same. */
    FLAT,
    /** By the squares of the weights. */
    SQUARED_WEIGHTS,
    /** zᴮ, by where a pixel lies between black and white. */
    BOX,
    /** As the middle layers. */
    MIDDLE
  }

  public Lrp {
    Knobs.validate(Lrp.class, middle, first, epsilon, gamma, fold);
  }

  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    Graph graph = network.model().graph();
    try (Network relevant = network.with(rules(network.model(), input));
        Trace trace = relevant.trace(List.of(input), score.layers(graph), Set.of(graph.input()))) {
      Map<LayerId, List<Volume>> seeds = new LinkedHashMap<>();
      score
          .slope(graph, trace)
          .forEach((at, slope) -> seeds.put(at, List.of(slope.get(0).times(trace.at(0, at)))));
      double given = seeds.values().stream().mapToDouble(seed -> seed.get(0).sum()).sum();
      Volume pixels = trace.pull(seeds, graph.input()).get(0);
      if (epsilon == 0 && !Double.isFinite(pixels.sum())) {
        throw new UsageException(
            "epsilon 0: some sums of this network are 0 and cannot be shared out; give a small"
                + " epsilon such as 1e-6");
      }
      List<Note> notes = List.of(Note.fact(conservation(given, pixels.sum())));
      return new Attribution("relevance to " + score, pixels, notes);
    }
  }

  /** What became of the score on the way down. */
  String conservation(double given, double arrived) {
    double rest = given - arrived;
    String sums =
        String.format(
            Locale.ROOT,
            "%s: the relevances add up to %s of %s",
            heading(),
            Numeral.fine(arrived),
            Numeral.fine(given));
    if (Math.abs(rest) <= 1e-4 * Math.abs(given)) {
      return sums + ".";
    }
    String who = epsilon > 0 ? "biases and stabilisers" : "biases";
    String verb = rest * given > 0 ? "took" : "added";
    return sums + "; " + who + " " + verb + " " + Numeral.of(Math.abs(rest)) + ".";
  }

  @Override
  public double total(Network network, Volume input, Score score) {
    return Scores.of(network, score, List.of(input))[0];
  }

  @Override
  public String law() {
    return "the score, of which biases take a part,";
  }

  @Override
  public String heading() {
    return "Conservation";
  }

  private Relevance rules(Model model, Volume input) {
    RelevanceRule dense = new RelevanceRule.Epsilon(epsilon);
    RelevanceRule between =
        switch (middle) {
          case EPSILON -> dense;
          case GAMMA -> new RelevanceRule.Gamma(gamma);
          case ALPHA1_BETA0 -> new RelevanceRule.AlphaBeta(1, 0);
          case ALPHA2_BETA1 -> new RelevanceRule.AlphaBeta(2, 1);
        };
    RelevanceRule start =
        switch (first) {
          case FLAT -> new RelevanceRule.Flat();
          case SQUARED_WEIGHTS -> new RelevanceRule.SquaredWeights();
          case BOX -> box(model, input);
          case MIDDLE -> between;
        };
    return new Relevance(dense, between, start);
  }

  private static RelevanceRule box(Model model, Volume input) {
    Graph graph = model.graph();
    for (LayerId reader : graph.consumers(graph.input())) {
      if (!Relevance.hasRule(graph.node(reader).op())) {
        throw new UsageException(
            "first box: '"
                + reader
                + "' changes the picture before the first layer with weights, so its bounds are"
                + " not known: choose flat");
      }
    }
    Volume black = model.preprocessing().normalise(input.map(v -> 0));
    Volume white = model.preprocessing().normalise(input.map(v -> 255));
    return new RelevanceRule.Box(black, white);
  }
}
