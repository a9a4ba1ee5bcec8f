package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convlens.torch.Nets.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Relevance;
import org.convlens.net.RelevanceRule;
import org.convlens.net.Trace;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layer-wise relevance propagation against its sums as naive loops, and conservation. */
class RelevanceTest {
  private static final RelevanceRule ZERO = new RelevanceRule.Epsilon(0);

  static Stream<RelevanceRule> rules() {
    return Stream.of(
        ZERO,
        new RelevanceRule.Epsilon(0.3),
        new RelevanceRule.Gamma(0.25),
        new RelevanceRule.AlphaBeta(1, 0),
        new RelevanceRule.AlphaBeta(2, 1),
        new RelevanceRule.Flat(),
        new RelevanceRule.SquaredWeights(),
        new RelevanceRule.Box(
            Volume.zeros(4, 5, 5).map(v -> -3), Volume.zeros(4, 5, 5).map(v -> 4)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void sharesOutAsThePaperSays(RelevanceRule rule) {
    NaiveRelevance naive = new NaiveRelevance(rule, 4, 6, 5, 2);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(4, 5, 5));
    Conv2d grouped = new Conv2d(Size.square(2), Padding.all(1), Size.ONE, 2);
    Random random = new Random(3);
    List<Tensor> weights = Nets.weights(random, 6, 2, 3, 3);
    LayerId conv = b.add("conv", grouped, List.of(input), weights);
    LayerId next = b.add("next", Nets.SAME3, List.of(conv), Nets.weights(random, 1, 6, 3, 3));
    Volume picture = Nets.volume(5, 4, 5, 5);
    Volume relevance = Nets.volume(6, 6, 3, 3);
    Volume pulled =
        pull(b.build(input, next), new Relevance(ZERO, ZERO, rule), picture, "conv", relevance);
    Volume expected = naive.relevance(picture, weights, relevance);
    assertThat(pulled.minus(expected).abs().max()).isLessThan(1e-4f * expected.abs().max());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingIsLostWithoutBiases(RelevanceRule rule) {
    if (rule instanceof RelevanceRule.Epsilon epsilon && epsilon.epsilon() > 0) {
      return;
    }
    Graph graph = net();
    boolean anywhere =
        rule instanceof RelevanceRule.Gamma || rule instanceof RelevanceRule.AlphaBeta;
    Relevance lrp = new Relevance(ZERO, anywhere ? rule : ZERO, rule);
    Volume seed = Volume.of(3, 1, 1, 2, 0, 0);
    Volume pulled = pull(graph, lrp, Nets.volume(1, 4, 5, 5), "logits", seed);
    assertThat(pulled.sum()).isCloseTo(2, within(2e-3));
    assertThat(pulled.abs().max()).isGreaterThan(0.01f);
  }

  /** Residual sum, concatenation, max and mean pooling, a gate, without any bias. */
  private static Graph net() {
    Random random = new Random(11);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(4, 5, 5));
    LayerId conv1 = b.add("conv1", Nets.SAME3, List.of(input), kernel(random, 4, 4, 3, 3));
    LayerId relu1 = b.add("relu1", new Relu(), List.of(conv1), List.of());
    LayerId conv2 = b.add("conv2", Nets.SAME3, List.of(relu1), kernel(random, 4, 4, 3, 3));
    LayerId sum =
        b.add("sum", new Arithmetic(Arithmetic.Function.ADD), List.of(conv2, relu1), List.of());
    LayerId relu2 = b.add("relu2", new Relu(), List.of(sum), List.of());
    LayerId mean =
        b.add("mean", new GlobalPool2d(GlobalPool2d.Function.MEAN), List.of(relu2), List.of());
    LayerId gate =
        b.add("gate", Elementwise.of(Elementwise.Function.SIGMOID), List.of(mean), List.of());
    LayerId gated =
        b.add(
            "gated", new Arithmetic(Arithmetic.Function.MULTIPLY), List.of(gate, relu2), List.of());
    LayerId max = b.add("max", Nets.POOL2, List.of(gated), List.of());
    Op average = new AveragePool2d(Size.square(2), Size.square(2), Padding.NONE, false, false);
    LayerId smooth = b.add("smooth", average, List.of(relu1), List.of());
    LayerId both = b.add("both", new Concat(1), List.of(max, smooth), List.of());
    LayerId conv3 = b.add("conv3", Nets.SAME3, List.of(both), kernel(random, 6, 8, 3, 3));
    LayerId relu3 = b.add("relu3", new Relu(), List.of(conv3), List.of());
    LayerId flat = b.add("flat", new Flatten(1), List.of(relu3), List.of());
    LayerId logits = b.add("logits", new Linear(false), List.of(flat), kernel(random, 3, 24));
    return b.build(input, logits);
  }

  private static List<Tensor> kernel(Random random, int... extents) {
    return List.of(Nets.tensor(random, extents));
  }

  @Test
  void normalisationIsMergedIntoItsConvolution() {
    Random random = new Random(2);
    List<Tensor> kernel = Nets.weights(random, 3, 2, 3, 3);
    Tensor scale = Nets.tensor(random, 3);
    Tensor shift = Nets.tensor(random, 3);
    Tensor mean = Nets.tensor(random, 3);
    Tensor variance = Tensor.of(Shape.of(3), .5f, 2, 1);
    Graph separate = normalised(kernel, List.of(scale, shift, mean, variance));
    List<Tensor> merged = new ArrayList<>();
    float[] w = kernel.get(0).toFloats();
    float[] b = new float[3];
    for (int o = 0; o < 3; o++) {
      float factor = (float) (scale.at(o) / Math.sqrt(variance.at(o) + 1e-5));
      b[o] = shift.at(o) + factor * (kernel.get(1).at(o) - mean.at(o));
      for (int i = 0; i < 18; i++) {
        w[o * 18 + i] *= factor;
      }
    }
    merged.add(Tensor.of(Shape.of(3, 2, 3, 3), w));
    merged.add(Tensor.of(Shape.of(3), b));
    Relevance lrp = new Relevance(ZERO, ZERO, new RelevanceRule.AlphaBeta(1, 0));
    Volume picture = Nets.volume(8, 2, 4, 4);
    Volume seed = Nets.volume(9, 1, 4, 4);
    Volume actual = pull(separate, lrp, picture, "top", seed);
    Volume expected = pull(normalised(merged, List.of()), lrp, picture, "top", seed);
    assertThat(actual.minus(expected).abs().max()).isLessThan(1e-4f * expected.abs().max());
  }

  private static Graph normalised(List<Tensor> kernel, List<Tensor> norm) {
    Graph.Builder b = new Graph.Builder();
    LayerId last = b.input("input", Shape.maps(2, 4, 4));
    LayerId input = last;
    last = b.add("conv", Nets.SAME3, List.of(last), kernel);
    if (!norm.isEmpty()) {
      last = b.add("norm", new BatchNorm(1e-5f, .9f), List.of(last), norm);
    }
    last = b.add("relu", new Relu(), List.of(last), List.of());
    last = b.add("top", Nets.SAME3, List.of(last), kernel(new Random(4), 1, 3, 3, 3));
    return b.build(input, last);
  }

  @Test
  void whatLayersSayStaysTheSame() {
    try (Network network = Nets.open(Nets.residual());
        Network lrp = network.with(new Relevance(ZERO, new RelevanceRule.Gamma(.5), ZERO));
        Trace plain = network.trace(List.of(Nets.volume(1, 2, 6, 6)), Set.of(id("logits")));
        Trace trace =
            lrp.trace(
                List.of(Nets.volume(1, 2, 6, 6)), Set.of(id("logits")), Set.of(id("input")))) {
      Volume difference = trace.at(0, id("logits")).minus(plain.at(0, id("logits")));
      assertThat(difference.abs().max()).isLessThan(1e-5f);
    }
  }

  private static Volume pull(
      Graph graph, Backward rule, Volume picture, String layer, Volume seed) {
    try (Network network = Nets.open(graph);
        Network ruled = network.with(rule);
        Trace trace = ruled.trace(List.of(picture), Set.of(id(layer)), Set.of(id("input")))) {
      return trace.pull(Map.of(id(layer), List.of(seed)), id("input")).get(0);
    }
  }

  /**
   * Without biases the relevance at the picture adds up to the score: half comes by each factor.
   */
  @Test
  void twoFactorsOfAMatrixProductTakeHalfEach() {
    Random random = new Random(5);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(2, 4, 4));
    LayerId one = b.add("one", Nets.SAME3, List.of(input), kernel(random, 3, 2, 3, 3));
    LayerId two = b.add("two", Nets.SAME3, List.of(input), kernel(random, 3, 2, 3, 3));
    LayerId left = b.add("left", new Relu(), List.of(one), List.of());
    LayerId right = b.add("right", new Relu(), List.of(two), List.of());
    LayerId product = b.add("product", new MatMul(), List.of(left, right), List.of());
    Relevance lrp = new Relevance(ZERO, ZERO, ZERO);
    Volume picture = Nets.volume(8, 2, 4, 4);
    Graph graph = b.build(input, product);
    Volume said;
    try (Network network = Nets.open(graph);
        Trace trace = network.trace(List.of(picture), Set.of(id("product")))) {
      said = trace.at(0, id("product"));
    }
    Volume pulled = pull(graph, lrp, picture, "product", said);
    assertThat(pulled.sum()).isCloseTo(said.sum(), within(1e-3 * said.abs().sum()));
    assertThat(said.sum()).isGreaterThan(1);
  }
}
