package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.convlens.method.cam.ClassActivationMap;
import org.convlens.method.cam.GradCam;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.net.op.Softmax;
import org.convlens.score.Score;
import org.convlens.task.UsageException;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;

class ClassActivationMapTest {
  private static final Volume PICTURE =
      Volume.generate(2, 6, 5, (c, y, x) -> (float) Math.sin(1 + c * 7 + y * 3 + x * 5));

  private final Random random = new Random(4);
  private final Graph.Builder builder = new Graph.Builder();
  private final LayerId input = builder.input("input", Shape.maps(2, 6, 5));

  private Tensor tensor(int... extents) {
    Shape shape = Shape.of(extents);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(shape, values);
  }

  private LayerId conv(String name, LayerId from, Tensor kernel) {
    int pad = kernel.shape().extent(-1) / 2;
    Conv2d op = new Conv2d(Size.ONE, Padding.all(pad), Size.ONE, 1);
    return builder.add(name, op, List.of(from), List.of(kernel));
  }

  private LayerId maps() {
    LayerId conv = conv("conv", input, tensor(4, 2, 3, 3));
    return builder.add("maps", new Relu(), List.of(conv), List.of());
  }

  private LayerId mean(LayerId from) {
    GlobalPool2d op = new GlobalPool2d(GlobalPool2d.Function.MEAN);
    LayerId mean = builder.add("mean", op, List.of(from), List.of());
    return builder.add("flat", new Flatten(1), List.of(mean), List.of());
  }

  private Network open(LayerId last) {
    Model model = DenseNet.model().withGraph(builder.build(input, last));
    return Torch.engine().open(model);
  }

  private static Volume cam(Network network, int index) {
    return new ClassActivationMap().explain(network, PICTURE, Score.logit(index)).map();
  }

  private static void checkSums(Volume cam, Tensor matrix, boolean inputMajor, Network network) {
    try (var trace = network.trace(List.of(PICTURE), java.util.Set.of(new LayerId("maps")))) {
      Volume maps = trace.at(0, new LayerId("maps"));
      List<Float> expected = new ArrayList<>();
      for (int y = 0; y < 6; y++) {
        for (int x = 0; x < 5; x++) {
          float sum = 0;
          for (int k = 0; k < 4; k++) {
            sum += matrix.at(inputMajor ? k * 3 + 1 : 1 * 4 + k) * maps.at(k, y, x);
          }
          expected.add(Math.max(0, sum));
        }
      }
      for (int i = 0; i < expected.size(); i++) {
        assertThat(cam.at(i))
            .isCloseTo(expected.get(i), org.assertj.core.data.Offset.offset(1e-5f));
      }
    }
  }

  @Test
  void weighsMapsByTheClassesRow() {
    Tensor matrix = tensor(3, 4);
    LayerId dense = builder.add("dense", new Linear(false), List.of(mean(maps())), List.of(matrix));
    try (Network network = open(builder.add("p", Softmax.over(1), List.of(dense), List.of()))) {
      checkSums(cam(network, 1), matrix, false, network);
    }
  }

  @Test
  void orByItsColumnWhereKerasStoresIt() {
    Tensor matrix = tensor(4, 3);
    LayerId mean =
        builder.add(
            "mean",
            new Reduce(Reduce.Function.MEAN, List.of(-1, 2), false),
            List.of(maps()),
            List.of());
    try (Network network =
        open(builder.add("dense", new Linear(true), List.of(mean), List.of(matrix)))) {
      checkSums(cam(network, 1), matrix, true, network);
    }
  }

  @Test
  void aPointwiseConvolutionBeforeThePoolingIsTheSame() {
    Tensor kernel = tensor(3, 4, 1, 1);
    LayerId scores = conv("scores", maps(), kernel);
    LayerId relu = builder.add("relu", new Relu(), List.of(scores), List.of());
    try (Network network = open(mean(relu))) {
      checkSums(cam(network, 1), kernel, false, network);
    }
  }

  /** ∂y/∂A is w / cells everywhere. */
  @Test
  void isGradCamUpToScale() {
    Tensor matrix = tensor(3, 4);
    try (Network network =
        open(builder.add("d", new Linear(false), List.of(mean(maps())), List.of(matrix)))) {
      Volume gradCam =
          new GradCam(Place.LAST_SPATIAL).explain(network, PICTURE, Score.logit(2)).map();
      Volume cam = cam(network, 2);
      assertThat(cam.max()).isGreaterThan(.1f);
      assertThat(gradCam.times(30).minus(cam).abs().max()).isLessThan(1e-5f);
    }
  }

  @Test
  void otherNetworksAreRefused() {
    LayerId flat = builder.add("flat", new Flatten(1), List.of(maps()), List.of());
    LayerId dense = builder.add("d", new Linear(false), List.of(flat), List.of(tensor(3, 120)));
    try (Network network = open(dense)) {
      assertThatThrownBy(() -> cam(network, 0))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "cam needs a network that ends in global average pooling and one linear layer, but"
                  + " here comes Relu 'maps': use grad-cam");
    }
  }

  @Test
  void scoresOfLayersAreRefused() {
    LayerId dense =
        builder.add("d", new Linear(false), List.of(mean(maps())), List.of(tensor(3, 4)));
    try (Network network = open(dense)) {
      Score score = Score.channel(new LayerId("maps"), 1);
      assertThatThrownBy(() -> new ClassActivationMap().explain(network, PICTURE, score))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("channel(maps, 1)");
    }
  }
}
