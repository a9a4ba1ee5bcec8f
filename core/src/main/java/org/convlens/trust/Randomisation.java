package org.convlens.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.paper.Paper;
import org.convlens.task.Progress;
import org.convlens.task.Run;

/**
 * Cascading parameter randomisation (Adebayo et al. 2018): from the last layer down, one after the
 * other, layers forget what they learned ({@link Forgetting}); after each stage the map is made
 * anew and compared with the original, by Spearman's rank correlation. A map that stays the same
 * does not show what the network learned.
 */
@About(
    summary = "Whether the map changes when layers forget what they learned, the last first.",
    formula =
        "m = mean over the first half of the stages of |ρ(map, map of a network whose upper layers"
            + " have their numbers shuffled)|, ρ Spearman's rank correlation; fails from m = 0.7"
            + " on, in doubt from 0.6 on; lower is better",
    caution =
        "To depend on the weights is necessary, not sufficient; fine maps share the pattern of"
            + " strides and borders that any weights make, and coarse maps of a small thing before"
            + " black are like the thing whatever the weights.",
    papers = {Paper.ADEBAYO_2018})
public record Randomisation(
    @Knob(
            value =
                "how often a map is made, spread over the layers; the first time the last layer has"
                    + " forgotten, the last time all have",
            from = 1,
            to = 1000)
        int stages)
    implements Check {
  private static final String NAME = "randomisation";
  private static final Measure SIMILARITY =
      Measure.lower(NAME, NAME, "similarity under randomisation", Paper.ADEBAYO_2018);
  private static final String MEAN = "mean";
  private static final String ALL = "all";
  private static final String MEAN_WITHOUT_SIGNS = "mean_without_signs";

  /** From this mean similarity on the map is called unchanged; docs/trust.md says why. */
  private static final double UNCHANGED = 0.7;

  /** From here on there is doubt. */
  private static final double DOUBTFUL = 0.6;

  /**
   * One map made by a network that has partly forgotten.
   *
   * @param layer down to which the layers are scrambled
   * @param layers how many that are
   * @param similarity of the map to the original, −1..1; NaN if it is the same everywhere
   * @param outlines the same of absolute values
   */
  record Stage(String layer, int layers, double similarity, double outlines) {}

  public Randomisation {
    Knobs.validate(Randomisation.class, stages);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "parameter randomisation";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Measure> measures() {
    return List.of(SIMILARITY);
  }

  @Override
  public Answer ask(Claim claim, Engine engine, Run run) {
    Importance original = claim.importance();
    Optional<String> blank = original.blank();
    if (blank.isPresent()) {
      return untold("nothing to compare, " + blank.get());
    }
    Volume input = claim.scene().input();
    List<Stage> found = new ArrayList<>();
    List<LayerId> kernels = kernels(claim.scene());
    Forgetting forgetting = Forgetting.of(engine, claim.scene(), kernels, run.seed());
    for (int count : counts(kernels.size())) {
      Model forgetful = forgetting.of(count, run.progress());
      if (run.progress().cancelled()) {
        break;
      }
      Importance map = map(claim, engine, forgetful, run.progress());
      String lowest = kernels.get(count - 1).name();
      found.add(
          new Stage(
              lowest,
              count,
              original.correlation(map, input.height(), input.width()),
              original.unsigned().correlation(map.unsigned(), input.height(), input.width())));
    }
    return answer(found, kernels.size(), original.signed());
  }

  private Answer untold(String why) {
    return Answer.untold(this, NAME, why, List.of(MEAN, ALL, MEAN_WITHOUT_SIGNS), SIMILARITY);
  }

  private static Importance map(Claim claim, Engine engine, Model forgetful, Progress progress) {
    try (Network network = engine.open(forgetful)) {
      Run run = new Run(claim.scene().seed(), progress);
      return Importance.of(
          claim.method().explain(network, claim.scene().input(), claim.score(), run));
    }
  }

  /** Layers with kernels that the score depends on, the last first. */
  static List<LayerId> kernels(Scene scene) {
    Graph graph = scene.network().model().graph();
    Set<LayerId> used = graph.ancestors(scene.requireScore().layers(graph));
    List<LayerId> kernels = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (used.contains(node.id()) && Scrambled.hasKernel(node)) {
        kernels.add(0, node.id());
      }
    }
    return kernels;
  }

  /** How many layers each stage scrambles. */
  List<Integer> counts(int kernels) {
    List<Integer> counts = new ArrayList<>();
    int most = Math.min(stages, kernels);
    for (int s = 0; s < most; s++) {
      counts.add(most == 1 ? kernels : 1 + Math.round((kernels - 1f) * s / (most - 1)));
    }
    return counts;
  }

  Answer answer(List<Stage> found, int kernels, boolean signed) {
    List<Double> similarities = found.stream().map(Stage::similarity).toList();
    List<Double> outlines = found.stream().map(Stage::outlines).toList();
    double mean = mean(similarities);
    double last = found.isEmpty() ? Double.NaN : found.get(found.size() - 1).similarity();
    List<Detail> details =
        List.of(
            new Detail.Words("layers", found.stream().map(Stage::layer).toList()),
            Detail.of("scrambled", found.stream().map(s -> (double) s.layers()).toList()),
            Detail.of("similarities", similarities),
            Detail.of(MEAN, mean),
            Detail.of(ALL, last),
            Detail.of("without_signs", outlines),
            Detail.of(MEAN_WITHOUT_SIGNS, mean(outlines)));
    boolean drawnOver = signed && mean < DOUBTFUL && mean(outlines) >= UNCHANGED;
    String sentence =
        String.format(
            Locale.ROOT,
            "randomisation: %s (similarity %s as %s of %d layers forget; 0 by chance)%s",
            verdict(mean),
            String.join(", ", similarities.stream().map(Randomisation::told).toList()),
            String.join(", ", found.stream().map(s -> Integer.toString(s.layers())).toList()),
            kernels,
            drawnOver
                ? "; its outlines stay, whatever was learned: "
                    + told(mean(outlines))
                    + " without signs"
                : "");
    return Answer.of(this, sentence, details, SIMILARITY.at(mean));
  }

  private static String told(double similarity) {
    return Double.isNaN(similarity) ? "none" : String.format(Locale.ROOT, "%.2f", similarity);
  }

  /**
   * Of the first half of the stages, in which the layers forget that tell classes apart, and of the
   * sizes, as the opposite order is the same map turned over; NaN if most are none.
   */
  private static double mean(List<Double> similarities) {
    List<Double> upper = similarities.subList(0, (similarities.size() + 1) / 2);
    double[] sizes = upper.stream().mapToDouble(Math::abs).filter(Double::isFinite).toArray();
    return 2 * sizes.length > upper.size()
        ? Arrays.stream(sizes).average().orElse(Double.NaN)
        : Double.NaN;
  }

  private static String verdict(double mean) {
    if (Double.isNaN(mean)) {
      return "not to be told, most maps of random networks are the same everywhere";
    }
    return mean >= UNCHANGED
        ? "fails, the map hardly depends on what was learned"
        : mean >= DOUBTFUL
            ? "in doubt, part of the map does not depend on what was learned"
            : "passes, the map depends on what was learned";
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    List<Integer> counts = counts(pace.kernels());
    return method
        .times(counts.size())
        .plus(pace.openings(counts.stream().mapToLong(Integer::longValue).sum()));
  }
}
