package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.torch.Nets.id;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Optimiser;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Relu;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/**
 * The expected numbers are PyTorch 2.13's for conv2d(padding=1), [batch_norm(eps=1e-3),] relu,
 * flatten, linear, cross_entropy with weights and pixels {@code scale · sin(start + i)}.
 */
class TorchLearnerTest {
  private static final Learner.Batch TWO =
      new Learner.Batch(wave(18, 3, 1, 18).toFloats(), new int[] {2, 0});

  private static final Optimiser.Adam ADAM = Optimiser.Adam.of(0.01);
  private static final Optimiser.Adam FAST = Optimiser.Adam.of(0.05);
  private static final Optimiser.Sgd SGD = new Optimiser.Sgd(0.1, 0.9, false, 0.01);

  @Test
  void oneAdamStep() {
    Graph after = learn(ADAM, false, 0.1202113);
    assertNear(after, "conv", 0, 0.4307353f, 0.4646487f, 0.0605601f, -0.3884012f);
    assertNear(after, "logits", 0, 0.4646487f, 0.0805599f, -0.3884009f, -0.4894610f);
    assertNear(after, "logits", 1, -0.4840158f, -0.2120188f, 0.2857133f);
  }

  @Test
  void threeAdamSteps() {
    Graph after = learn(ADAM, false, 0.1202113, 0.0871999, 0.0628598);
    assertNear(after, "conv", 0, 0.4502131f, 0.4841500f, 0.0422122f, -0.4078413f);
    assertNear(after, "logits", 1, -0.4646094f, -0.2313162f, 0.3049168f);
  }

  @Test
  void momentumAndDecay() {
    Graph after = learn(SGD, false, 0.1202113, 0.0924847, 0.0591821);
    assertNear(after, "conv", 0, 0.4220025f, 0.4839712f, 0.0656550f, -0.3803833f);
    assertNear(after, "logits", 1, -0.4687679f, -0.2497452f, 0.3005477f);
  }

  @Test
  void batchNormLearnsItsScaleAndKeepsRunningStatistics() {
    Graph after = learn(SGD, true, 0.1028702, 0.0744159, 0.0453345);
    assertNear(after, "conv", 0, 0.4127605f, 0.4551098f, 0.0622777f, -0.3705130f);
    assertNear(after, "norm", 0, 1.0432140f, 2.0151312f);
    assertNear(after, "norm", 1, 0.5151541f, -0.2312328f);
    assertNear(after, "norm", 2, 0.1338913f, 0.1032934f);
    assertNear(after, "norm", 3, 1.0109922f, 1.0492543f);
  }

  @Test
  void learnsASeparableProblem() {
    Learner.Batch batch = halves();
    try (Learner learner = Nets.engine().learner(flat(2, 0.2f), settings(FAST))) {
      for (int i = 0; i < 250; i++) {
        learner.learn(batch, FAST.rate());
      }
      assertThat(learner.test(batch).correct()).isEqualTo(64);
    }
  }

  @Test
  void learnsWithOneLogit() {
    Learner.Batch batch = halves();
    Learner.Settings settings = new Learner.Settings(Learner.Loss.BINARY_CROSS_ENTROPY, FAST, 1);
    try (Learner learner = Nets.engine().learner(flat(1, 0f), settings)) {
      for (int i = 0; i < 250; i++) {
        learner.learn(batch, FAST.rate());
      }
      assertThat(learner.test(batch).correct()).isEqualTo(64);
    }
  }

  @Test
  void theSeedDecidesTheDropout() {
    assertThat(dropped(1)).isEqualTo(dropped(1)).isNotEqualTo(dropped(2));
  }

  @Test
  void aSnapshotDoesNotFollow() {
    try (Learner learner = Nets.engine().learner(graph(false), settings(SGD))) {
      Tensor before = learner.snapshot().node(id("conv")).weights().get(0);
      float first = before.at(0);
      learner.learn(TWO, SGD.rate());
      assertThat(before.at(0)).isEqualTo(first);
    }
  }

  @Test
  void refusesALossThatDoesNotFit() {
    assertThatThrownBy(() -> Nets.engine().learner(flat(1, 0f), settings(ADAM)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("BINARY_CROSS_ENTROPY is for one logit");
  }

  @Test
  void refusesALabelThatIsNoClass() {
    try (Learner learner = Nets.engine().learner(graph(false), settings(ADAM))) {
      assertThatThrownBy(() -> learner.learn(new Learner.Batch(TWO.pixels(), new int[] {0, 3}), 1))
          .isInstanceOf(UsageException.class)
          .hasMessage("label 3: the network has classes 0 to 2");
    }
  }

  private static Learner.Settings settings(Optimiser optimiser) {
    return new Learner.Settings(Learner.Loss.CROSS_ENTROPY, optimiser, 1);
  }

  private static Graph learn(Optimiser optimiser, boolean norm, double... losses) {
    try (Learner learner = Nets.engine().learner(graph(norm), settings(optimiser))) {
      for (double loss : losses) {
        assertThat(learner.learn(TWO, optimiser.rate()).loss())
            .isCloseTo(loss, Offset.offset(2e-6));
      }
      return learner.snapshot();
    }
  }

  private static List<Double> dropped(long seed) {
    Learner.Settings settings = new Learner.Settings(Learner.Loss.CROSS_ENTROPY, ADAM, seed);
    List<Double> losses = new ArrayList<>();
    try (Learner learner = Nets.engine().learner(flat(2, 0.5f), settings)) {
      for (int i = 0; i < 3; i++) {
        losses.add(learner.learn(halves(), ADAM.rate()).loss());
      }
    }
    return losses;
  }

  /** 64 pictures 1 × 3 × 3 of noise; class 1 is brighter in the first row. */
  private static Learner.Batch halves() {
    Random random = new Random(5);
    float[] pixels = new float[64 * 9];
    int[] labels = new int[64];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
      for (int cell = 0; cell < 9; cell++) {
        boolean bright = cell < 3 && labels[i] == 1;
        pixels[i * 9 + cell] = (float) (0.1 * random.nextGaussian() + (bright ? 1 : 0));
      }
    }
    return new Learner.Batch(pixels, labels);
  }

  private static Graph graph(boolean norm) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, 3, 3));
    List<Tensor> kernel = List.of(wave(18, 1, 0.5, 2, 1, 3, 3), wave(2, 20, 0.5, 2));
    LayerId maps = b.add("conv", Nets.SAME3, List.of(input), kernel);
    if (norm) {
      List<Tensor> statistics = List.of(pair(1, 2), pair(0.5f, -0.25f), pair(0, 0), pair(1, 1));
      maps = b.add("norm", new BatchNorm(1e-3f, 0.9f), List.of(maps), statistics);
    }
    LayerId relu = b.add("relu", new Relu(), List.of(maps), List.of());
    LayerId flat = b.add("flat", new Flatten(1), List.of(relu), List.of());
    List<Tensor> matrix = List.of(wave(54, 2, 0.5, 3, 18), wave(3, 30, 0.5, 3));
    return b.build(input, b.add("logits", new Linear(false), List.of(flat), matrix));
  }

  private static Graph flat(int classes, float dropout) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, 3, 3));
    LayerId flat = b.add("flat", new Flatten(1), List.of(input), List.of());
    LayerId hidden =
        b.add("hidden", new Linear(true), List.of(flat), List.of(wave(72, 1, 0.5, 9, 8)));
    LayerId relu = b.add("relu", new Relu(), List.of(hidden), List.of());
    LayerId drop = b.add("drop", new Dropout(dropout), List.of(relu), List.of());
    Tensor matrix = wave(8 * classes, 4, 0.5, classes, 8);
    return b.build(input, b.add("logits", new Linear(false), List.of(drop), List.of(matrix)));
  }

  private static Tensor pair(float first, float second) {
    return Tensor.of(Shape.of(2), first, second);
  }

  private static Tensor wave(int count, int start, double scale, int... extents) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (Math.sin(start + i) * scale);
    }
    return Tensor.of(Shape.of(extents), values);
  }

  private static void assertNear(Graph graph, String layer, int weight, float... expected) {
    float[] all = graph.node(id(layer)).weights().get(weight).toFloats();
    assertThat(Arrays.copyOf(all, expected.length)).containsExactly(expected, Offset.offset(2e-6f));
  }
}
