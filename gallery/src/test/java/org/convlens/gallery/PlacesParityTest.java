package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.IntegratedGradients;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Preprocessing;
import org.convlens.net.Trace;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Size;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.Transpose;
import org.convlens.score.Ground;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A network that segments and one that finds boxes, their scores explained in single places: what
 * autograd says of the same sums, which {@code attribution/places.py} wrote.
 */
class PlacesParityTest {
  private static final Numbers EXPECTED = Numbers.read("places.tsv");
  private static final int SIDE = 16;
  private static final Volume PICTURE = Volume.of(3, SIDE, SIDE, picture());

  private static Network segmenter;
  private static Network detector;

  @BeforeAll
  static void open() {
    segmenter = Torch.engine().open(model(true));
    detector = Torch.engine().open(model(false));
  }

  @AfterAll
  static void close() {
    segmenter.close();
    detector.close();
  }

  private static float[] picture() {
    float[] numbers = new float[3 * SIDE * SIDE];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i * 53 % 251;
    }
    return numbers;
  }

  private static Tensor numbers(int turn, int... extents) {
    Shape shape = Shape.of(extents);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * turn % 19 - 9) / 32f;
    }
    return Tensor.of(shape, values);
  }

  private static Model model(boolean map) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(3, SIDE, SIDE));
    Conv2d halving = new Conv2d(Size.square(2), Padding.all(1), Size.ONE, 1);
    Conv2d same = new Conv2d(Size.ONE, Padding.all(1), Size.ONE, 1);
    Conv2d pointwise = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    LayerId one = b.add("conv1", halving, List.of(input), List.of(numbers(37, 8, 3, 3, 3)));
    LayerId relu = b.add("relu1", new Relu(), List.of(one), List.of());
    LayerId two = b.add("conv2", same, List.of(relu), List.of(numbers(41, 6, 8, 3, 3)));
    LayerId body = b.add("body", new Relu(), List.of(two), List.of());
    int outputs = map ? 3 : 6;
    LayerId head =
        b.add("head", pointwise, List.of(body), List.of(numbers(map ? 7 : 29, outputs, 6, 1, 1)));
    LayerId last = map ? enlarged(b, head) : boxes(b, head);
    Preprocessing shares =
        new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1 / 256.0,
            List.of(0.0),
            List.of(1.0),
            "test");
    return new Model(
        "places", b.build(input, last), shares, Labels.NONE, Optional.empty(), Map.of());
  }

  private static LayerId enlarged(Graph.Builder b, LayerId head) {
    Resize twice =
        new Resize(
            SIDE,
            SIDE,
            2,
            2,
            Resize.Interpolation.LINEAR,
            Resize.Coordinates.HALF_PIXEL,
            Resize.Rounding.FLOOR,
            -0.75f);
    return b.add("enlarged", twice, List.of(head), List.of());
  }

  /** Two boxes a cell, and what is shared out among the classes of each. */
  private static LayerId boxes(Graph.Builder b, LayerId head) {
    LayerId apart =
        b.add("apart", new Reshape(Shape.of(Shape.BATCH, 2, 3, 64)), List.of(head), List.of());
    LayerId turned = b.add("turned", new Transpose(List.of(0, 1, 3, 2)), List.of(apart), List.of());
    LayerId rows =
        b.add("rows", new Reshape(Shape.of(Shape.BATCH, 128, 3)), List.of(turned), List.of());
    return b.add("shares", Softmax.over(2), List.of(rows), List.of());
  }

  private static Network network(String score) {
    return score.startsWith("box") ? detector : segmenter;
  }

  private static Score score(String text) {
    Network network = network(text);
    return Score.parse(text, network.model(), Ground.of(network, PICTURE, Map.of()));
  }

  private static Volume input() {
    return PICTURE.times(1 / 256f);
  }

  private static void near(double found, String name) {
    assertThat(found).as(name).isCloseTo(EXPECTED.get(name)[0], within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mean(logit(1) over box(4, 2, 12, 10))",
        "mean(logit(1) over cell(9, 5))",
        "mean(logit(2) over predicted)",
        "box(2, 37)"
      })
  void everyMethodExplainsTheSum(String text) {
    Network network = network(text);
    Score score = score(text);
    near(Scores.of(network, score, List.of(input()))[0], "value " + text);
    Graph graph = network.model().graph();
    try (Trace trace =
        network.trace(List.of(input()), score.layers(graph), Set.of(graph.input()))) {
      Volume gradient = trace.pull(score.slope(graph, trace), graph.input()).get(0);
      EXPECTED.check(gradient, "gradient " + text);
    }
    Volume map = new GradCam(Place.named("body")).explain(network, input(), score).map();
    EXPECTED.check(map, "grad-cam " + text);
    Volume shares =
        new IntegratedGradients(50, 0, Fold.SUM)
            .attribute(network, input(), score, Run.QUIET)
            .pixels();
    EXPECTED.check(shares, "integrated-gradients " + text);
  }

  /** The patch of rows 4 to 7 and columns 8 to 11, the 7th of 4 × 4. */
  @ParameterizedTest
  @ValueSource(strings = {"mean(logit(1) over box(4, 2, 12, 10))", "box(2, 37)"})
  void occlusionHidesPatches(String text) {
    Occlusion occlusion = new Occlusion(4, 4, 0, Occlusion.Shows.DROP);
    Volume drops = occlusion.explain(network(text), input(), score(text)).map();
    double drop = EXPECTED.get("value " + text)[0] - EXPECTED.get("hidden " + text)[0];
    double found = drops.height() == 4 ? drops.at(0, 1, 2) : drops.at(0, 5, 9);
    assertThat(found).isCloseTo(drop, within(1e-5));
  }
}
