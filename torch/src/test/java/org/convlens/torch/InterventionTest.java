package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.intervention.Consequence;
import org.convlens.intervention.Intervention;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Relu;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** What would be is what a network says whose filters are gone, or louder, from the beginning. */
class InterventionTest {
  /** Two branches that are joined, then a third convolution and the logits. */
  private static Graph branches() {
    Random random = new Random(11);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(2, 6, 6));
    LayerId left = b.add("left", Nets.SAME3, List.of(input), Nets.weights(random, 4, 2, 3, 3));
    LayerId right = b.add("right", Nets.SAME3, List.of(input), Nets.weights(random, 6, 2, 3, 3));
    LayerId relu = b.add("relu", new Relu(), List.of(left), List.of());
    LayerId both = b.add("both", new Concat(1), List.of(relu, right), List.of());
    LayerId third = b.add("third", Nets.SAME3, List.of(both), Nets.weights(random, 5, 10, 3, 3));
    LayerId flat = b.add("flat", new Flatten(1), List.of(third), List.of());
    Tensor matrix = tensor(random, 3, 180);
    LayerId logits = b.add("logits", new Linear(false), List.of(flat), List.of(matrix));
    return b.build(input, logits);
  }

  /** The same network, some filters of a convolution multiplied. */
  private static Graph multiplied(Graph graph, String layer, float factor, Integer... filters) {
    Node node = graph.node(id(layer));
    List<Tensor> weights = new ArrayList<>();
    for (Tensor tensor : node.weights()) {
      float[] values = tensor.toFloats();
      int each = values.length / tensor.shape().extent(0);
      for (int filter : filters) {
        for (int i = filter * each; i < (filter + 1) * each; i++) {
          values[i] *= factor;
        }
      }
      weights.add(Tensor.of(tensor.shape(), values));
    }
    return graph.withWeights(Map.of(id(layer), weights));
  }

  private static void same(String change, Graph other) {
    Graph graph = branches();
    Intervention intervention = Intervention.parse(change, graph);
    assertThat(Intervention.parse(intervention.toString(), graph)).isEqualTo(intervention);
    Set<LayerId> watch = new HashSet<>(intervention.layers());
    watch.addAll(List.of(id("third"), id("logits")));
    List<Volume> pictures = Nets.volumes(3, 2, 6, 6);
    try (TorchNetwork plain = Nets.open(graph);
        TorchNetwork changed = Nets.open(other);
        Trace trace = plain.trace(pictures, watch);
        Trace expected = changed.trace(pictures, Set.of(id("third"), id("logits")))) {
      List<Volume> before = pictures.stream().map(p -> p.times(1)).toList();
      Volume untouched = trace.at(1, id("logits"));
      try (Trace after = intervention.on(trace, graph)) {
        assertThat(after.items()).isEqualTo(3);
        for (int i = 0; i < before.size(); i++) {
          for (LayerId layer : List.of(id("third"), id("logits"))) {
            assertClose(after.at(i, layer), expected.at(i, layer));
          }
        }
      }
      assertThat(trace.at(1, id("logits"))).isEqualTo(untouched);
    }
  }

  private static void assertClose(Volume one, Volume other) {
    assertThat(one.minus(other).abs().max()).isLessThan(1e-5f * Math.max(1, other.abs().max()));
  }

  @Test
  void channelsAreSwitchedOff() {
    same("off(third, 1,3-4)", multiplied(branches(), "third", 0, 1, 3, 4));
    same("only(third, 2)", multiplied(branches(), "third", 0, 0, 1, 3, 4));
    same("off(left, first-half)", multiplied(branches(), "left", 0, 0, 1));
    same("off('left', second-half)", multiplied(branches(), "left", 0, 2, 3));
    same("off(right, all)", multiplied(branches(), "right", 0, 0, 1, 2, 3, 4, 5));
  }

  @Test
  void channelsAreMadeLouder() {
    same("scale(third, 0, -2.5)", multiplied(branches(), "third", -2.5f, 0));
    same("scale(left, 0-3, 0.5)", multiplied(branches(), "left", .5f, 0, 1, 2, 3));
  }

  @Test
  void layersBesideAndAfterEachOtherChangeAtOnce() {
    Graph left = multiplied(branches(), "left", 0, 1);
    Graph both = multiplied(left, "right", 3, 5);
    same("off(left, 1); scale(right, 5, 3)", both);
    same("scale(right, 5, 3); off(left, 1)", both);
    same(
        "only(third, 2); off(left, 1); scale(right, 5, 3)",
        multiplied(both, "third", 0, 0, 1, 3, 4));
    same("scale(right, 5, 3); off(right, 5)", multiplied(branches(), "right", 0, 5));
  }

  @Test
  void onlyWhatFollowsRuns() {
    Graph graph = branches();
    try (TorchNetwork network = Nets.open(graph);
        Trace trace = network.trace(Nets.volumes(1, 2, 6, 6), Set.of(id("third"), id("logits")))) {
      List<LayerId> executed = new ArrayList<>();
      network.onExecuted(executed::add);
      Intervention.parse("off(third, 0)", graph).on(trace, graph).close();
      assertThat(executed).containsExactly(id("flat"), id("logits"));
    }
  }

  @Test
  void howFarLayersMoveIsMeasured() {
    Graph graph = branches();
    Intervention none = Intervention.parse("off(right, 5)", graph);
    List<LayerId> layers = List.of(id("left"), id("right"), id("third"));
    Set<LayerId> watch = Set.of(id("left"), id("right"), id("third"), id("logits"));
    try (TorchNetwork network = Nets.open(graph);
        Trace before = network.trace(Nets.volumes(1, 2, 6, 6), watch);
        Trace after = none.on(before, graph)) {
      Consequence consequence = Consequence.of(network.model(), before, after, layers);
      assertThat(consequence.shifts().get(0).share()).isZero();
      assertThat(consequence.shifts().get(0).moved()).isEmpty();
      assertThat(consequence.shifts().get(1).moved())
          .singleElement()
          .satisfies(
              map -> {
                assertThat(map.channel()).isEqualTo(5);
                assertThat(map.difference()).isEqualTo(map.before());
              });
      assertThat(consequence.shifts().get(2).moved()).hasSize(5);
      Volume was = before.at(0, id("third"));
      Volume by = after.at(0, id("third")).minus(was);
      double share = Math.sqrt(by.times(by).sum() / was.times(was).sum());
      assertThat(consequence.shifts().get(2).share())
          .isCloseTo(share, org.assertj.core.api.Assertions.within(1e-6));
    }
  }

  @Test
  void whatThereIsNotIsNamed() {
    Graph graph = branches();
    List<String> wrong =
        List.of(
            "off(left, 4)|has channels 0 to 3",
            "off(lefd, 0)|did you mean 'left'",
            "of(left, 0)|did you mean 'off'",
            "off(left)|write off(LAYER, CHANNELS)",
            "scale(left, 3, x)|write off(LAYER, CHANNELS)",
            "left 3|write off(LAYER, CHANNELS)",
            "off(left, 3-1)|the first must not exceed the last");
    for (String one : wrong) {
      String[] parts = one.split("\\|", -1);
      assertThatThrownBy(() -> Intervention.parse(parts[0], graph))
          .as(one)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(parts[1]);
    }
    assertThat(Intervention.parse(" ; ", graph)).isEqualTo(Intervention.NONE);
  }
}
