package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.convlens.torch.Nets.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.formula.Cell;
import org.convlens.formula.Derivation;
import org.convlens.formula.Formula;
import org.convlens.formula.Patch;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a formula comes to is what libtorch computed, whatever the layer. */
class FormulaTest {
  private static final double CLOSE = 1e-5;
  private static final int UNITS = 12;

  /** Operators that no formula is written for. */
  private static final Set<String> REFUSED =
      Set.of(
          "Cast",
          "GroupNorm",
          "InstanceNorm",
          "LayerNorm",
          "LocalResponseNorm",
          "MatMul",
          "Quantize",
          "ReduceArgmax",
          "ReduceArgmin",
          "ReduceL1",
          "ReduceL2",
          "ReduceLogsum",
          "ReduceLogsumexp",
          "ReduceMin",
          "ReduceProduct",
          "ReduceSumsquare",
          "Resize");

  private final Random random = new Random(5);

  /** Checks some units of some layers; the kinds of layers that were refused. */
  private Set<String> check(Graph graph, List<LayerId> layers) {
    Shape shape = graph.inputShape();
    Volume picture = Nets.volume(3, shape.channels(), shape.height(), shape.width());
    Set<String> refused = new TreeSet<>();
    try (TorchNetwork network = Nets.open(graph)) {
      for (LayerId layer : layers) {
        try (Trace trace = network.trace(List.of(picture), Derivation.watch(graph, layer))) {
          Volume said = trace.at(0, layer);
          for (int i = 0; i < UNITS; i++) {
            Cell unit = unit(said, random.nextInt(said.size()));
            try {
              check(Derivation.of(graph, layer, unit, id -> trace.at(0, id)));
            } catch (UsageException e) {
              assertThat(e).hasMessageContaining("has no formula");
              refused.add(graph.node(layer).op().kind());
            }
          }
        }
      }
    }
    return refused;
  }

  private static Cell unit(Volume said, int flat) {
    int within = flat % said.area();
    return new Cell(flat / said.area(), within / said.width(), within % said.width());
  }

  private static void check(Derivation derivation) {
    for (Formula formula : derivation.formulas()) {
      if (Float.isNaN(formula.said())) {
        assertThat(formula.result()).as("%s", formula).isNaN();
      } else {
        assertThat(formula.result())
            .as("%s", formula)
            .isCloseTo(formula.said(), within(CLOSE * size(formula)));
      }
    }
  }

  /** The largest of one, the result and all that is added up: float32 rounds in its measure. */
  private static double size(Formula formula) {
    double size = Math.max(1, Math.abs(formula.said()));
    for (Patch patch : formula.patches()) {
      for (int i = 0; i < patch.size() && patch.weights().isPresent(); i++) {
        size = Math.max(size, Math.abs(patch.product(i)));
      }
    }
    return size;
  }

  @TestFactory
  Stream<DynamicTest> everyOperatorHasOneOrSaysThatItHasNone() {
    return SingleLayer.all().stream()
        .map(
            layer ->
                DynamicTest.dynamicTest(
                    layer.toString(),
                    () -> {
                      boolean moved = layer.op().kind().matches("Transpose|Pad|Softmax");
                      Set<String> refused = check(layer.graph(), List.of(id("layer")));
                      if (REFUSED.contains(layer.op().kind())) {
                        assertThat(refused).containsExactly(layer.op().kind());
                      } else if (!moved) {
                        assertThat(refused).isEmpty();
                      }
                    }));
  }

  @Test
  void everyLayerOfNetworksDrawnAtRandom() {
    for (int seed = 0; seed < 30; seed++) {
      Graph graph = RandomNet.draw(new Random(seed)).graph();
      List<LayerId> layers =
          graph.nodes().stream().filter(n -> !n.inputs().isEmpty()).map(Node::id).toList();
      assertThat(check(graph, layers)).isSubsetOf("LocalResponseNorm", "Transpose");
    }
  }

  @Test
  void windowsOfAllShapes() {
    for (int i = 0; i < 60; i++) {
      Size kernel = new Size(1 + random.nextInt(4), 1 + random.nextInt(4));
      Size stride = new Size(1 + random.nextInt(3), 1 + random.nextInt(3));
      Size dilation = new Size(1 + random.nextInt(2), 1 + random.nextInt(2));
      int groups = List.of(1, 2, 4).get(random.nextInt(3));
      Padding padding =
          switch (random.nextInt(3)) {
            case 0 -> Padding.SAME_LOWER;
            case 1 -> Padding.SAME_UPPER;
            default ->
                Padding.of(
                    random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
          };
      int filters = 8;
      layer(
          new Conv2d(stride, padding, dilation, groups),
          Nets.weights(random, filters, 4 / groups, kernel.height(), kernel.width()));
      Padding less = Padding.of(random.nextInt(2), 0, random.nextInt(2), 0);
      Tensor turned =
          Nets.tensor(random, 4, filters / groups, kernel.height() + 1, kernel.width() + 1);
      layer(
          new ConvTranspose2d(
              stride, less, dilation, groups, new Size(stride.height() - 1, stride.width() - 1)),
          List.of(turned, Nets.tensor(random, filters)));
      boolean ceil = random.nextBoolean();
      layer(new MaxPool2d(kernel, stride, padding, dilation, ceil), List.of());
      layer(new AveragePool2d(kernel, stride, padding, ceil, random.nextBoolean()), List.of());
    }
    layer(new Linear(true), List.of(Nets.tensor(random, 11, 7), Nets.tensor(random, 7)));
  }

  private void layer(Op op, List<Tensor> weights) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(4, 12, 11));
    LayerId layer = builder.add("layer", op, List.of(input), weights);
    assertThat(check(builder.build(input, layer), List.of(layer))).isEmpty();
  }

  @Test
  void whatPrecedesAndFollowsNumberByNumberBelongsToIt() {
    Graph graph = Nets.residual();
    try (TorchNetwork network = Nets.open(graph);
        Trace trace =
            network.trace(Nets.volumes(1, 2, 6, 6), Derivation.watch(graph, id("relu1")))) {
      Derivation derivation =
          Derivation.of(graph, id("relu1"), new Cell(3, 0, 5), id -> trace.at(0, id));
      assertThat(derivation.formulas())
          .extracting(Formula::layer)
          .containsExactly(id("conv1"), id("relu1"));
      assertThat(derivation.asked()).isEqualTo(1);
      Formula conv = derivation.formulas().get(0);
      Patch patch = conv.patches().get(0);
      assertThat(patch.rows()).containsExactly(-1, 0, 1);
      assertThat(patch.columns()).containsExactly(4, 5, 6);
      assertThat(patch.padding()).isEqualTo(2 * 5);
      assertThat(patch.weights().orElseThrow().size()).isEqualTo(18);
      assertThat(conv.steps()).hasSize(2);
      assertThat(derivation.formula().result())
          .isCloseTo(Math.max(0, conv.result()), within(CLOSE));
    }
  }

  @Test
  void aUnitThatThereIsNotIsNamed() {
    Graph graph = Nets.residual();
    List<Cell> outside = new ArrayList<>();
    outside.add(new Cell(4, 0, 0));
    outside.add(new Cell(0, 6, 0));
    outside.add(new Cell(0, 0, 6));
    try (TorchNetwork network = Nets.open(graph);
        Trace trace =
            network.trace(Nets.volumes(1, 2, 6, 6), Derivation.watch(graph, id("conv1")))) {
      for (Cell cell : outside) {
        assertThatThrownBy(() -> Derivation.of(graph, id("conv1"), cell, id -> trace.at(0, id)))
            .isInstanceOf(UsageException.class)
            .hasMessageContaining("layer 'conv1' has");
      }
    }
    assertThatThrownBy(() -> Cell.parse("1,2")).hasMessageContaining("17,4,9");
    assertThat(Cell.parse("17, 4, 9")).isEqualTo(new Cell(17, 4, 9));
    assertThat(Cell.parse("7")).isEqualTo(new Cell(7, 0, 0));
  }
}
