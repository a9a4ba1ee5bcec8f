package org.convlens.atlas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convlens.catalog.Choice;
import org.convlens.method.Kept;
import org.convlens.method.Place;
import org.convlens.method.SeveralLayers;
import org.convlens.method.health.FilterHealth;
import org.convlens.method.health.Thresholds;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Trait;
import org.convlens.task.UsageException;

/**
 * What a plan comes to in a network: asked of every picture.
 *
 * @param head where the scores are
 * @param layers in the order in which they are named
 * @param health of the filters behind these layers; absent where they are no filters' layers
 * @param method whose maps are kept
 */
public record Watch(
    AtlasPlan plan,
    Model model,
    Head head,
    List<WatchedLayer> layers,
    Optional<Kept<?>> health,
    Optional<Choice> method) {
  private static final int MOST = 10_000_000;

  /**
   * @throws UsageException if the network has no such layers, or the method does not fit
   */
  public static Watch of(AtlasPlan plan, Model model) {
    Graph graph = model.graph();
    Head head = model.head();
    Set<LayerId> scored = graph.ancestors(List.of(head.logits()));
    List<WatchedLayer> layers =
        plan.scope().layer().in(graph).stream()
            .map(id -> WatchedLayer.of(graph, id, scored.contains(id)))
            .toList();
    Optional<Choice> method = plan.scope().method();
    method.ifPresent(
        choice -> {
          if (SeveralLayers.of(choice.method(), graph).isPresent()) {
            throw new UsageException("explain '" + choice + "': name one layer for its maps")
                .about("explain");
          }
        });
    return new Watch(plan, model, head, layers, health(model, layers), method);
  }

  private static Optional<Kept<?>> health(Model model, List<WatchedLayer> layers) {
    Graph graph = model.graph();
    String convolutions =
        layers.stream()
            .flatMap(layer -> convolution(graph, graph.node(layer.id())).stream())
            .map(node -> node.id().name())
            .distinct()
            .collect(Collectors.joining(","));
    return convolutions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FilterHealth(new Place(convolutions), Thresholds.DEFAULT, 1, "none", MOST)
                .gathering(model));
  }

  /** The convolution whose filters a layer's channels are, each through functions of its own. */
  private static Optional<Node> convolution(Graph graph, Node layer) {
    Node node = layer;
    while (!Graph.isConvolution(node)) {
      List<LayerId> before =
          node.inputs().stream().filter(id -> !(graph.node(id).op() instanceof Constant)).toList();
      boolean alone = node.op().is(Trait.ACTIVATES) || node.op().is(Trait.AFFINE);
      if (before.size() != 1 || !alone) {
        return Optional.empty();
      }
      node = graph.node(before.get(0));
    }
    return Optional.of(node);
  }

  /** Layers whose numbers are wanted. */
  public Set<LayerId> layersOfInterest() {
    Set<LayerId> watch = new LinkedHashSet<>();
    watch.add(head.logits());
    layers.forEach(layer -> watch.add(layer.id()));
    health.ifPresent(h -> watch.addAll(h.watch()));
    return watch;
  }

  /** Layers at which relevance is asked for. */
  public Set<LayerId> pulled() {
    Set<LayerId> pulled = new LinkedHashSet<>();
    if (plan.scope().relevance()) {
      layers.stream().filter(WatchedLayer::scored).forEach(layer -> pulled.add(layer.id()));
    }
    return pulled;
  }

  /** What a reader must know of the plan, one sentence each. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (plan.scope().relevance()) {
      for (WatchedLayer layer : layers) {
        if (!layer.scored()) {
          remarks.add("layer " + layer.id() + " has no relevance: no score depends on it");
        }
      }
    }
    return remarks;
  }
}
