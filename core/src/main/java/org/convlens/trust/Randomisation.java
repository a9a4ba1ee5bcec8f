package org.convlens.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.task.Progress;
import org.convlens.task.Run;

/**
 * Cascading parameter randomisation (Adebayo et al. 2018): from the last layer down, one after the
 * other, layers forget what they learned; after each stage the map is made anew and compared with
 * the original, by Spearman's rank correlation of absolute values. A map that stays the same does
 * not show what the network learned.
 *
 * @param engine opens the networks that have forgotten
 * @param stages how often a map is made, spread over the layers; the first stage scrambles the last
 *     layer only, the last one all
 */
public record Randomisation(Engine engine, int stages) implements Check {
  /** Half of the variance of the ranks is the original's: the map is called unchanged. */
  private static final double UNCHANGED = Math.sqrt(1 / 2.0);

  /** A third of it. */
  private static final double DOUBTFUL = Math.sqrt(1 / 3.0);

  /**
   * One map made by a network that has partly forgotten.
   *
   * @param layer down to which the layers are scrambled
   * @param layers how many that are
   * @param similarity of the map to the original, −1..1; NaN if it is constant
   */
  record Stage(String layer, int layers, double similarity) {}

  @Override
  public Answer ask(Claim claim, long seed, Progress progress) {
    List<Stage> found = new ArrayList<>();
    Volume original = claim.heat().map().abs();
    List<LayerId> kernels = kernels(claim);
    for (int count : counts(kernels.size())) {
      if (progress.cancelled()) {
        break;
      }
      LayerId lowest = kernels.get(count - 1);
      Volume map = map(claim, lowest, seed, progress).abs();
      found.add(new Stage(lowest.name(), count, Correlation.spearman(original, map)));
    }
    return answer(found, kernels.size());
  }

  private Volume map(Claim claim, LayerId lowest, long seed, Progress progress) {
    Graph graph = claim.network().model().graph();
    List<LayerId> all = graph.nodes().stream().map(Node::id).toList();
    List<LayerId> forgotten = all.subList(all.indexOf(lowest), all.size());
    try (Network network = engine.open(Scrambled.of(claim.network().model(), forgotten, seed))) {
      Run run = new Run(claim.scene().seed(), progress);
      Heatmap heat = claim.method().explain(network, claim.scene().input(), claim.score(), run);
      return heat.map();
    }
  }

  /** Layers with kernels that the score depends on, the last first. */
  private static List<LayerId> kernels(Claim claim) {
    Graph graph = claim.network().model().graph();
    Set<LayerId> used = graph.ancestors(claim.score().layers(graph));
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

  static Answer answer(List<Stage> found, int kernels) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    List<Double> similarities = found.stream().map(Stage::similarity).toList();
    double mean =
        similarities.stream()
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN);
    double last = found.isEmpty() ? Double.NaN : found.get(found.size() - 1).similarity();
    numbers.put("layers", found.stream().map(Stage::layer).toList());
    numbers.put("scrambled", found.stream().map(s -> (double) s.layers()).toList());
    numbers.put("similarities", similarities);
    numbers.put("mean", mean);
    numbers.put("all", last);
    String sentence =
        String.format(
            Locale.ROOT,
            "randomisation: %s (similarity %s as %s of %d layers forget; 0 by chance)",
            verdict(mean),
            String.join(
                ", ",
                similarities.stream().map(s -> String.format(Locale.ROOT, "%.2f", s)).toList()),
            String.join(", ", found.stream().map(s -> Integer.toString(s.layers())).toList()),
            kernels);
    return new Answer("randomisation", sentence, numbers, Paper.ADEBAYO_2018);
  }

  private static String verdict(double mean) {
    if (Double.isNaN(mean)) {
      return "not to be told, the maps of random networks are empty";
    }
    return mean >= UNCHANGED
        ? "fails, the map hardly depends on what was learned"
        : mean >= DOUBTFUL
            ? "in doubt, part of the map does not depend on what was learned"
            : "passes, the map depends on what was learned";
  }

  @Override
  public long passes(long method) {
    return stages * method;
  }
}
