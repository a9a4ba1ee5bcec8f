package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.LocalResponseNorm;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;
import org.convlens.net.op.Transpose;

/** A small network drawn by a seed: branches that are joined, and local layers of all kinds. */
final class RandomNet {
  private final Random random;
  private final Graph.Builder builder = new Graph.Builder();
  private final Shape picture;
  private int count;
  private LayerId last;

  private RandomNet(Random random) {
    this.random = random;
    this.picture = Shape.maps(oneOf(1, 2, 3), 17 + random.nextInt(14), 17 + random.nextInt(14));
    this.last = builder.input("input", picture);
  }

  static RandomNet draw(Random random) {
    RandomNet net = new RandomNet(random);
    net.last = net.conv(net.last, 4 * (1 + random.nextInt(2)));
    for (int i = 0; i < 5; i++) {
      net.last = net.block(net.last);
    }
    return net;
  }

  /** With a head of logits. */
  Graph graph() {
    LayerId flat = builder.add("flat", new Flatten(1), List.of(last), List.of());
    int features = (int) builder.shape(last).elements();
    Tensor matrix = Nets.tensor(new Random(1), 5, features);
    LayerId logits = builder.add("logits", new Linear(false), List.of(flat), List.of(matrix));
    return builder.build(new LayerId("input"), logits);
  }

  LayerId last() {
    return last;
  }

  int channels() {
    return picture.channels();
  }

  int height() {
    return picture.height();
  }

  int width() {
    return picture.width();
  }

  private LayerId block(LayerId from) {
    Shape shape = builder.shape(from);
    return switch (random.nextInt(9)) {
      case 0 -> join(Arithmetic.Function.ADD, from, conv(relu(from), shape.channels()));
      case 1 -> add(new Concat(1), List.of(same(from), same(from)));
      case 2 -> pool(from);
      case 3 -> strided(from);
      case 4 -> gate(from);
      case 5 -> shuffle(from);
      case 6 -> pad(from);
      case 7 -> constants(from);
      default -> relu(same(from));
    };
  }

  /** Convolutions that keep the cells: dilated, depthwise, asymmetric in their kernels. */
  private LayerId conv(LayerId from, int filters) {
    int channels = builder.shape(from).channels();
    Size kernel = new Size(oneOf(1, 3, 5), oneOf(1, 3, 5));
    int dilation = oneOf(1, 2);
    boolean depthwise = filters == channels && random.nextBoolean();
    int around = (kernel.height() - 1) * dilation / 2;
    int beside = (kernel.width() - 1) * dilation / 2;
    return add(
        new Conv2d(
            Size.ONE,
            Padding.of(around, beside, around, beside),
            Size.square(dilation),
            depthwise ? channels : 1),
        List.of(from),
        weights(filters, depthwise ? 1 : channels, kernel.height(), kernel.width()));
  }

  private LayerId same(LayerId from) {
    int channels = builder.shape(from).channels();
    LayerId conv = conv(from, channels);
    return switch (random.nextInt(4)) {
      case 0 -> add(new BatchNorm(1e-3f, 0.9f), List.of(conv), statistics(channels));
      case 1 -> add(new LocalResponseNorm(3, 0.1f, 0.75f, 1), List.of(conv));
      case 2 -> add(new PRelu(), List.of(conv), List.of(tensor(channels, 1, 1)));
      default -> add(Elementwise.of(Elementwise.Function.SIGMOID), List.of(conv));
    };
  }

  private List<Tensor> statistics(int channels) {
    float[] variance = new float[channels];
    java.util.Arrays.fill(variance, 0.7f);
    return List.of(
        tensor(channels),
        tensor(channels),
        tensor(channels),
        Tensor.of(Shape.of(channels), variance));
  }

  private LayerId relu(LayerId from) {
    return add(new Relu(), List.of(from));
  }

  private LayerId join(Arithmetic.Function function, LayerId... from) {
    return add(new Arithmetic(function), List.of(from));
  }

  private LayerId pool(LayerId from) {
    Size kernel = Size.square(oneOf(2, 3));
    Size stride = Size.square(oneOf(1, 2));
    boolean ceil = random.nextBoolean();
    Padding padding =
        switch (random.nextInt(3)) {
          case 0 -> Padding.NONE;
          case 1 -> Padding.all(1);
          default -> Padding.SAME_UPPER;
        };
    Op op =
        random.nextBoolean()
            ? new MaxPool2d(kernel, stride, padding, Size.ONE, ceil)
            : new AveragePool2d(kernel, stride, padding, ceil, random.nextBoolean());
    return add(op, List.of(from));
  }

  /** A residual block that halves the maps, as ResNet has. */
  private LayerId strided(LayerId from) {
    int channels = builder.shape(from).channels();
    Conv2d shortcut = new Conv2d(Size.square(2), Padding.NONE, Size.ONE, 1);
    Conv2d way = new Conv2d(Size.square(2), Padding.of(1, 0, 1, 2), Size.ONE, 1);
    Shape shape = builder.shape(from);
    if (shape.width() % 2 == 1) {
      way = new Conv2d(Size.square(2), Padding.all(1), Size.ONE, 1);
    }
    LayerId main = add(way, List.of(from), weights(channels, channels, 3, 3));
    LayerId beside = add(shortcut, List.of(from), weights(channels, channels, 1, 1));
    return builder.shape(main).equals(builder.shape(beside))
        ? join(Arithmetic.Function.ADD, main, beside)
        : main;
  }

  /** Squeeze and excitation: one number per channel out of whole maps. */
  private LayerId gate(LayerId from) {
    int channels = builder.shape(from).channels();
    LayerId mean = add(new GlobalPool2d(GlobalPool2d.Function.MEAN), List.of(from));
    LayerId conv =
        add(
            new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1),
            List.of(mean),
            weights(channels, channels, 1, 1));
    LayerId gate = add(Elementwise.of(Elementwise.Function.SIGMOID), List.of(conv));
    return join(Arithmetic.Function.MULTIPLY, from, gate);
  }

  /** Channels in another order, as ShuffleNet has them. */
  private LayerId shuffle(LayerId from) {
    Shape shape = builder.shape(from);
    int half = shape.channels() / 2;
    LayerId groups =
        add(
            new Reshape(Shape.of(Shape.BATCH, 2, half, shape.height(), shape.width())),
            List.of(from));
    LayerId turned = add(new Transpose(List.of(0, 2, 1, 3, 4)), List.of(groups));
    return add(new Reshape(shape), List.of(turned));
  }

  private LayerId pad(LayerId from) {
    LayerId padded =
        add(
            new Pad(List.of(0, 0, 1, 2), List.of(0, 0, 2, 0), Pad.Mode.CONSTANT, 0.5f),
            List.of(from));
    return relu(padded);
  }

  /** Numbers that do not depend on the picture, for each cell and for each channel. */
  private LayerId constants(LayerId from) {
    Shape shape = builder.shape(from);
    LayerId cells = add(new Constant(), List.of(), List.of(tensor(shape.height(), shape.width())));
    LayerId channels = add(new Constant(), List.of(), List.of(tensor(shape.channels(), 1, 1)));
    return join(Arithmetic.Function.ADD, from, cells, channels);
  }

  private LayerId add(Op op, List<LayerId> from) {
    return add(op, from, List.of());
  }

  private LayerId add(Op op, List<LayerId> from, List<Tensor> weights) {
    return builder.add("layer" + count++, op, from, weights);
  }

  private List<Tensor> weights(int... extents) {
    List<Tensor> weights = new ArrayList<>(List.of(tensor(extents)));
    if (random.nextBoolean()) {
      weights.add(tensor(extents[0]));
    }
    return weights;
  }

  private Tensor tensor(int... extents) {
    return Nets.tensor(random, extents);
  }

  private int oneOf(int... values) {
    return values[random.nextInt(values.length)];
  }
}
