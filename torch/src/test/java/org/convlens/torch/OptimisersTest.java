package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Node;
import org.convlens.net.Optimiser;
import org.convlens.net.Optimiser.Decay;
import org.convlens.net.Optimiser.Dialect;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against optimisers.tsv, which optimisers.py beside it made with PyTorch and Keras. */
class OptimisersTest {
  private static final double[] RATES = {0.05, 0.1, 0.2, 0.1, 0.05, 0.02};
  private static final Learner.Batch BATCH =
      new Learner.Batch(wave(12, 3, 1), new int[] {0, 2, 1, 2});

  static Stream<String> lines() throws IOException {
    try (InputStream stream = OptimisersTest.class.getResourceAsStream("optimisers.tsv")) {
      byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSize(16);
      return lines.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void sixStepsEndWhereTheProgramEnds(String line) {
    List<String> words = Arrays.asList(line.split("\t"));
    Dialect dialect = Dialect.valueOf(words.get(0).toUpperCase(java.util.Locale.ROOT));
    Optimiser optimiser = optimiser(words.get(1), dialect);
    double[] expected =
        words.subList(2, words.size()).stream().mapToDouble(Double::parseDouble).toArray();
    Learner.Settings settings = new Learner.Settings(Learner.Loss.CROSS_ENTROPY, optimiser, 1);
    try (Learner learner = Nets.engine().learner(dense(), settings)) {
      for (double rate : RATES) {
        learner.learn(BATCH, rate);
      }
      Node node = learner.snapshot().node(Nets.id("logits"));
      double[] found = node.weights().stream().flatMapToDouble(OptimisersTest::numbers).toArray();
      assertThat(found).hasSize(12).containsExactly(expected, Offset.offset(1e-6));
    }
  }

  /** A matrix that is changed in slices, and four that are not. */
  @Test
  void longParametersAreChangedAlike() {
    for (Optimiser optimiser :
        List.of(
            Optimiser.Adam.of(0.01),
            new Optimiser.Sgd(0.1, 0.9, true, 0.01),
            new Optimiser.RmsProp(0.01, 0.9, 1e-3, 0.5, Dialect.KERAS))) {
      float[] whole = wide(4, 80_000, optimiser);
      float[] parts = wide(2, 80_000, optimiser);
      assertThat(Arrays.copyOf(whole, parts.length)).containsExactly(parts, Offset.offset(1e-6f));
    }
  }

  /** The weights of the first classes after two steps, where the others have none to lose. */
  private static float[] wide(int classes, int features, Optimiser optimiser) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(features, 1, 1));
    LayerId flat = b.add("flat", new Flatten(1), List.of(input), List.of());
    float[] bias = new float[classes];
    Arrays.fill(bias, 2, classes, -1e4f);
    float[] matrix = new float[classes * features];
    System.arraycopy(wave(2 * features, 1, 0.01), 0, matrix, 0, 2 * features);
    List<Tensor> weights =
        List.of(Tensor.of(Shape.of(classes, features), matrix), Tensor.of(Shape.of(classes), bias));
    Graph graph = b.build(input, b.add("logits", new Linear(false), List.of(flat), weights));
    Learner.Batch batch = new Learner.Batch(wave(2 * features, 3, 1), new int[] {0, 1});
    Learner.Settings settings = new Learner.Settings(Learner.Loss.CROSS_ENTROPY, optimiser, 1);
    try (Learner learner = Nets.engine().learner(graph, settings)) {
      learner.learn(batch, optimiser.rate());
      learner.learn(batch, optimiser.rate());
      return learner.snapshot().node(Nets.id("logits")).weights().get(0).toFloats();
    }
  }

  private static Optimiser optimiser(String name, Dialect dialect) {
    Decay decay = new Decay(name.contains("decay") ? 0.1 : 0, !name.endsWith("of matrices"));
    double momentum = name.contains("nesterov") || name.contains("momentum") ? 0.9 : 0;
    Optimiser.Adam adam = new Optimiser.Adam(1, 0.8, 0.99, 1e-3, dialect);
    return switch (name.split(" ", -1)[0]) {
      case "adam" -> adam;
      case "adamw" -> new Optimiser.AdamW(adam, new Decay(0.1, !name.endsWith("of matrices")));
      case "rmsprop" ->
          new Optimiser.RmsProp(1, 0.9, 1e-3, name.contains("momentum") ? 0.5 : 0, dialect);
      default -> new Optimiser.Sgd(1, momentum, name.contains("nesterov"), decay, dialect);
    };
  }

  private static java.util.stream.DoubleStream numbers(Tensor weight) {
    float[] floats = weight.toFloats();
    return java.util.stream.IntStream.range(0, floats.length).mapToDouble(i -> floats[i]);
  }

  private static Graph dense() {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(3, 1, 1));
    LayerId flat = b.add("flat", new Flatten(1), List.of(input), List.of());
    Tensor matrix = Tensor.of(Shape.of(3, 3), wave(9, 1, 0.5));
    Tensor bias = Tensor.of(Shape.of(3), wave(3, 20, 0.5));
    return b.build(input, b.add("logits", new Linear(false), List.of(flat), List.of(matrix, bias)));
  }

  private static float[] wave(int count, int start, double scale) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (Math.sin(start + i) * scale);
    }
    return values;
  }
}
