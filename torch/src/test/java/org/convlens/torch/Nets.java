package org.convlens.torch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;

/** Small networks for tests. */
final class Nets {
  static final Conv2d SAME3 = new Conv2d(Size.ONE, Padding.all(1), Size.ONE, 1);
  static final MaxPool2d POOL2 =
      new MaxPool2d(Size.square(2), Size.square(2), Padding.NONE, Size.ONE, false);

  private Nets() {}

  static Model model(Graph graph) {
    Preprocessing as0to255 =
        new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1,
            List.of(0.0),
            List.of(1.0),
            "test");
    return new Model("test", graph, as0to255, Labels.NONE, Optional.empty(), Map.of());
  }

  /** One thread: small tests gain nothing from more, and wait for each other on busy machines. */
  static Torch engine() {
    return Torch.engine(new Torch.Options(1));
  }

  static TorchNetwork open(Graph graph) {
    return engine().open(model(graph));
  }

  /** conv1, relu1, pool1, conv2, sum (conv2 + pool1), relu2, flat, logits; input 2 × 6 × 6. */
  static Graph residual() {
    Random random = new Random(7);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(2, 6, 6));
    LayerId conv1 = b.add("conv1", SAME3, List.of(input), weights(random, 4, 2, 3, 3));
    LayerId relu1 = b.add("relu1", new Relu(), List.of(conv1), List.of());
    LayerId pool1 = b.add("pool1", POOL2, List.of(relu1), List.of());
    LayerId conv2 = b.add("conv2", SAME3, List.of(pool1), weights(random, 4, 4, 3, 3));
    LayerId sum =
        b.add("sum", new Arithmetic(Arithmetic.Function.ADD), List.of(conv2, pool1), List.of());
    LayerId relu2 = b.add("relu2", new Relu(), List.of(sum), List.of());
    LayerId flat = b.add("flat", new Flatten(1), List.of(relu2), List.of());
    LayerId logits = b.add("logits", new Linear(false), List.of(flat), weights(random, 3, 36));
    return b.build(input, logits);
  }

  /** A kernel or matrix and a bias, normally distributed. */
  static List<Tensor> weights(Random random, int... extents) {
    return List.of(tensor(random, extents), tensor(random, extents[0]));
  }

  static Tensor tensor(Random random, int... extents) {
    Shape shape = Shape.of(extents);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(shape, values);
  }

  static Volume volume(long seed, int channels, int height, int width) {
    Random random = new Random(seed);
    return Volume.generate(channels, height, width, (c, y, x) -> (float) random.nextGaussian());
  }

  static List<Volume> volumes(int count, int channels, int height, int width) {
    return IntStream.range(0, count).mapToObj(i -> volume(i, channels, height, width)).toList();
  }

  static LayerId id(String name) {
    return new LayerId(name);
  }
}
