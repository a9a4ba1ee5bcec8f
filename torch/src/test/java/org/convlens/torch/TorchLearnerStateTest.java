package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.torch.Nets.id;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Learner.Batch;
import org.convlens.net.Learner.Version;
import org.convlens.net.Optimiser;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Relu;
import org.junit.jupiter.api.Test;

/** States, averages, frozen layers, soft targets and weights of pictures. */
class TorchLearnerStateTest {
  private static final Optimiser ADAM = Optimiser.Adam.of(0.01);
  private static final Optimiser NESTEROV = new Optimiser.Sgd(0.1, 0.9, true, 0.01);
  private static final int PICTURES = 6;
  private static final int CLASSES = 3;

  @Test
  void aStateThatIsPutBackGoesOnToTheLastBit() {
    for (Optimiser optimiser : List.of(ADAM, NESTEROV)) {
      try (Learner first = learner(optimiser);
          Learner second = learner(optimiser)) {
        first.average(0);
        run(first, 0, 3);
        Learner.State state = first.state();
        assertThat(state.steps()).isEqualTo(3);
        run(first, 3, 7);
        run(second, 10, 15);
        second.restore(state);
        run(second, 3, 7);
        assertThat(numbers(second)).isEqualTo(numbers(first));
        assertThat(weights(second.snapshot(Version.AVERAGED)))
            .isEqualTo(weights(first.snapshot(Version.AVERAGED)))
            .isNotEqualTo(weights(first.snapshot()));
      }
    }
  }

  @Test
  void aStateOfAnotherNetworkIsRefused() {
    try (Learner learner = learner(ADAM)) {
      TreeMap<String, float[]> numbers = new TreeMap<>(learner.state().numbers());
      numbers.put("weight conv/0", new float[3]);
      assertThatThrownBy(() -> learner.restore(new Learner.State(0, numbers)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the state has 3 numbers 'weight conv/0', the network 36");
    }
  }

  @Test
  void averagesFollow() {
    try (Learner learner = learner(ADAM)) {
      learner.average(0.9);
      List<Float> start = weights(learner.snapshot());
      learner.learn(batch(0), 0.1);
      assertThat(weights(learner.snapshot(Version.AVERAGED))).isEqualTo(start);
      learner.average(0.75);
      List<Float> now = weights(learner.snapshot());
      List<Float> averaged = weights(learner.snapshot(Version.AVERAGED));
      for (int i = 0; i < start.size(); i++) {
        assertThat(averaged.get(i))
            .isCloseTo(0.75f * start.get(i) + 0.25f * now.get(i), Offset.offset(1e-6f));
      }
      assertThat(learner.test(batch(0), Version.AVERAGED)).isNotEqualTo(learner.test(batch(0)));
      learner.adopt();
      assertThat(weights(learner.snapshot())).isEqualTo(averaged);
    }
  }

  @Test
  void frozenLayersStayAndDoWhatTheyDoInUse() {
    Set<LayerId> frozen = Set.of(id("conv"), id("norm"), id("drop"));
    Learner.Settings settings = new Learner.Settings(Learner.Loss.CROSS_ENTROPY, ADAM, 1, frozen);
    Graph graph = graph();
    try (Learner learner = Nets.engine().learner(graph, settings)) {
      double before = learner.test(batch(0)).loss();
      assertThat(learner.learn(batch(0), 0.1).loss()).isCloseTo(before, Offset.offset(1e-6));
      Graph after = learner.snapshot();
      for (String layer : List.of("conv", "norm")) {
        assertThat(weights(after, layer)).isEqualTo(weights(graph, layer));
      }
      assertThat(weights(after, "logits")).isNotEqualTo(weights(graph, "logits"));
      assertThat(learner.state().numbers().keySet())
          .filteredOn(name -> name.startsWith("moment 0"))
          .containsExactly("moment 0 logits/0", "moment 0 logits/1");
    }
  }

  @Test
  void targetsThatAreClassesAreTheLabels() {
    float[] shares = new float[PICTURES * CLASSES];
    Batch hard = batch(0);
    for (int i = 0; i < PICTURES; i++) {
      shares[i * CLASSES + hard.labels()[i]] = 1;
    }
    try (Learner one = learner(ADAM);
        Learner other = learner(ADAM)) {
      double loss = one.learn(hard, 0.1).loss();
      assertThat(other.learn(hard.targets(shares), 0.1).loss())
          .isCloseTo(loss, Offset.offset(1e-6));
      Arrays.fill(shares, 1f / CLASSES);
      assertThat(other.test(hard.targets(shares)).loss()).isGreaterThan(Math.log(CLASSES));
    }
  }

  @Test
  void theLossIsThatOfEachPictureTimesItsWeight() {
    Batch batch = batch(0);
    float[] weights = {0, 1, 2, 0.5f, 0, 3};
    try (Learner learner = learner(ADAM)) {
      float[] logits = learner.predict(batch.pixels(), PICTURES, Version.CURRENT);
      double sum = 0;
      double plain = 0;
      for (int i = 0; i < PICTURES; i++) {
        double loss = loss(logits, i, batch.labels()[i]);
        plain += loss;
        sum += weights[i] * loss;
      }
      assertThat(learner.test(batch).loss()).isCloseTo(plain / PICTURES, Offset.offset(1e-6));
      assertThat(learner.test(batch.weights(weights)).loss())
          .isCloseTo(sum / PICTURES, Offset.offset(1e-6));
    }
  }

  /** −log softmax, in plain sums. */
  private static double loss(float[] logits, int picture, int label) {
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      sum += Math.exp(logits[picture * CLASSES + k]);
    }
    return Math.log(sum) - logits[picture * CLASSES + label];
  }

  @Test
  void aLossThatIsNoNumberChangesNothingAndIsFound() {
    Batch batch = batch(0);
    try (Learner learner = learner(ADAM)) {
      List<Float> before = weights(learner.snapshot(), "conv");
      float[] wild = batch.pixels().clone();
      wild[4] = Float.NaN;
      Batch broken = new Batch(wild, batch.labels());
      assertThat(learner.learn(broken, 0.1).loss()).isNaN();
      assertThat(learner.firstNotFinite(broken)).contains(id("input"));
      assertThat(learner.state().steps()).isZero();
      assertThat(weights(learner.snapshot(), "conv")).isEqualTo(before);
    }
    try (Learner learner = learner(ADAM)) {
      Learner.State state = learner.state();
      Arrays.fill(state.numbers().get("weight logits/0"), Float.POSITIVE_INFINITY);
      learner.restore(state);
      assertThat(learner.learn(batch, 0.1).loss()).isNaN();
      assertThat(learner.firstNotFinite(batch)).contains(id("logits"));
    }
  }

  private static Learner learner(Optimiser optimiser) {
    return Nets.engine()
        .learner(graph(), new Learner.Settings(Learner.Loss.CROSS_ENTROPY, optimiser, 3));
  }

  private static void run(Learner learner, int from, int until) {
    for (int step = from; step < until; step++) {
      learner.learn(batch(step), 0.01 * (step + 1));
      learner.average(0.9);
    }
  }

  private static Map<String, List<Float>> numbers(Learner learner) {
    return learner.state().numbers().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> list(e.getValue())));
  }

  private static List<Float> list(float[] values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return List.of(boxed);
  }

  private static List<Float> weights(Graph graph) {
    return graph.nodes().stream()
        .flatMap(node -> node.weights().stream())
        .flatMap(weight -> list(weight.toFloats()).stream())
        .toList();
  }

  private static List<Float> weights(Graph graph, String layer) {
    return graph.node(id(layer)).weights().stream()
        .flatMap(weight -> list(weight.toFloats()).stream())
        .toList();
  }

  private static Batch batch(int step) {
    Random random = new Random(step);
    float[] pixels = new float[PICTURES * 9];
    int[] labels = new int[PICTURES];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < PICTURES; i++) {
      labels[i] = random.nextInt(CLASSES);
    }
    return new Batch(pixels, labels);
  }

  private static Graph graph() {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, 3, 3));
    LayerId conv =
        b.add("conv", Nets.SAME3, List.of(input), List.of(noise(1, 4, 1, 3, 3), noise(2, 4)));
    List<Tensor> statistics = List.of(noise(3, 4), noise(4, 4), noise(5, 4), ones(4));
    LayerId norm = b.add("norm", new BatchNorm(1e-3f, 0.9f), List.of(conv), statistics);
    LayerId relu = b.add("relu", new Relu(), List.of(norm), List.of());
    LayerId drop = b.add("drop", new Dropout(0.3f), List.of(relu), List.of());
    LayerId flat = b.add("flat", new Flatten(1), List.of(drop), List.of());
    List<Tensor> matrix = List.of(noise(6, CLASSES, 36), noise(7, CLASSES));
    return b.build(input, b.add("logits", new Linear(false), List.of(flat), matrix));
  }

  private static Tensor ones(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 1);
    return Tensor.of(Shape.of(count), values);
  }

  private static Tensor noise(int seed, int... extents) {
    Random random = new Random(seed);
    Shape shape = Shape.of(extents);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() / 2);
    }
    return Tensor.of(shape, values);
  }
}
