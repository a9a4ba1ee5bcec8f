package org.convlens.torch;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Gather;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Size;
import org.convlens.net.op.Slice;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Transpose;

/**
 * A small network of positive weights drawn by a seed: branches that are joined, and layers that
 * shrink, enlarge, move, cut and mix cells.
 */
final class ReachingNet {
  private static final int LARGEST = 26;

  private final Random random;
  final Graph.Builder builder = new Graph.Builder();
  final LayerId input;
  private int count;
  private boolean hasNegativeFactors;

  ReachingNet(Random random, int channels, int height, int width) {
    this.random = random;
    this.input = builder.input("input", Shape.maps(channels, height, width));
  }

  static Graph draw(Random random) {
    ReachingNet net =
        new ReachingNet(
            random, 1 + random.nextInt(2), 6 + random.nextInt(5), 6 + random.nextInt(5));
    LayerId last = net.conv(net.input, 4);
    for (int i = 0; i < 5; i++) {
      last = net.block(last);
    }
    return net.builder.build(net.input, last);
  }

  private LayerId block(LayerId from) {
    return switch (random.nextInt(14)) {
      case 0 -> fitting(from, this::strided);
      case 1 -> fitting(from, this::pool);
      case 2, 3 -> fitting(from, this::transposed);
      case 4, 5 -> resize(from, 1 + random.nextInt(20), 1 + random.nextInt(20));
      case 6 -> fitting(from, f -> add(new DepthToSpace(2, random.nextBoolean()), conv(f, 8)));
      case 7 -> fitting(from, f -> add(new SpaceToDepth(2), even(f)));
      case 8 -> fitting(from, this::pad);
      case 9 -> slice(from);
      case 10 -> gather(from);
      case 11 -> shuffle(from);
      case 12 -> join(Arithmetic.Function.ADD, from);
      default -> concat(from);
    };
  }

  /** What a block makes, if it is of a size that a test can run; otherwise nothing is added. */
  private LayerId fitting(LayerId from, Function<LayerId, LayerId> block) {
    for (int attempt = 0; attempt < 9; attempt++) {
      try {
        LayerId made = block.apply(from);
        Shape shape = builder.shape(made);
        if (Math.min(shape.height(), shape.width()) > 0
            && Math.max(shape.height(), shape.width()) <= LARGEST) {
          return made;
        }
      } catch (IllegalArgumentException tooSmall) {
        count++;
      }
    }
    return from;
  }

  LayerId conv(LayerId from, int filters) {
    return add(
        new Conv2d(Size.ONE, Padding.of(1, 0, 0, 1), Size.ONE, 1),
        List.of(from),
        List.of(weights(filters, builder.shape(from).channels(), 2, 2)));
  }

  private LayerId strided(LayerId from) {
    int channels = builder.shape(from).channels();
    int groups = channels % 2 == 0 ? oneOf(1, 2) : 1;
    return add(
        new Conv2d(size(1, 3), padding(3), size(1, 2), groups),
        List.of(from),
        List.of(weights(channels, channels / groups, oneOf(1, 2, 3), oneOf(1, 2, 3))));
  }

  private LayerId pool(LayerId from) {
    Padding padding = random.nextBoolean() ? padding(1) : Padding.SAME_UPPER;
    boolean ceil = random.nextBoolean();
    boolean counts = random.nextBoolean();
    return random.nextBoolean() && !hasNegativeFactors
        ? maximum(from, padding, ceil)
        : add(new AveragePool2d(size(counts ? 1 : 2, 3), size(1, 3), padding, ceil, counts), from);
  }

  /** No window of padding alone: its maximum is minus infinity, and so is all that follows. */
  private LayerId maximum(LayerId from, Padding padding, boolean ceil) {
    Shape shape = builder.shape(from);
    Size dilation = Math.min(shape.height(), shape.width()) > 3 ? size(1, 2) : Size.ONE;
    return add(new MaxPool2d(size(2, 3), size(1, 3), padding, dilation, ceil), from);
  }

  private LayerId transposed(LayerId from) {
    int channels = builder.shape(from).channels();
    Size stride = size(1, 3);
    Size extra = new Size(random.nextInt(stride.height()), random.nextInt(stride.width()));
    return add(
        new ConvTranspose2d(stride, padding(2), size(1, 2), 1, extra),
        List.of(from),
        List.of(weights(channels, 4, oneOf(1, 2, 3), oneOf(1, 2, 3))));
  }

  /** Cubic factors may be negative: what they make smaller, a maximum would hide. */
  LayerId resize(LayerId from, int height, int width) {
    Shape shape = builder.shape(from);
    Resize.Interpolation between = oneOf(Resize.Interpolation.values());
    hasNegativeFactors |= between == Resize.Interpolation.CUBIC;
    return add(
        new Resize(
            height,
            width,
            (double) height / shape.height(),
            (double) width / shape.width(),
            between,
            oneOf(Resize.Coordinates.values()),
            oneOf(Resize.Rounding.values()),
            -0.75f),
        from);
  }

  private LayerId even(LayerId from) {
    Shape shape = builder.shape(from);
    List<Integer> after = List.of(0, 0, shape.height() % 2, shape.width() % 2);
    return add(new Pad(List.of(0, 0, 0, 0), after, Pad.Mode.CONSTANT, 0), from);
  }

  private LayerId pad(LayerId from) {
    List<Integer> before = List.of(0, oneOf(0, 0, 1), random.nextInt(4) - 1, random.nextInt(4) - 1);
    List<Integer> after = List.of(0, 0, random.nextInt(4) - 1, random.nextInt(4) - 1);
    Pad.Mode mode = before.get(1) == 1 ? Pad.Mode.CONSTANT : oneOf(Pad.Mode.values());
    return add(new Pad(before, after, mode, 0.5f), from);
  }

  private LayerId slice(LayerId from) {
    int axis = oneOf(1, 2, 3);
    int extent = builder.shape(from).extent(axis);
    int start = random.nextInt((extent + 1) / 2);
    return random.nextBoolean()
        ? add(new Slice(axis, start, extent, oneOf(1, 2)), from)
        : add(new Slice(axis, extent - 1 - start, -1, -oneOf(1, 2)), from);
  }

  private LayerId gather(LayerId from) {
    int axis = oneOf(1, 2, 3);
    int extent = builder.shape(from).extent(axis);
    long[] indices = random.longs(Math.min(LARGEST, extent + 1), 0, extent).toArray();
    Tensor chosen = Tensor.ofLongs(Shape.of(indices.length), indices);
    return add(new Gather(axis), List.of(from), List.of(chosen));
  }

  private LayerId shuffle(LayerId from) {
    Shape shape = builder.shape(from);
    if (shape.channels() % 2 == 1) {
      return from;
    }
    LayerId groups = reshaped(from, 2, shape.channels() / 2, shape.height(), shape.width());
    LayerId turned = add(new Transpose(List.of(0, 2, 1, 3, 4)), groups);
    return reshaped(turned, shape.channels(), shape.height(), shape.width());
  }

  private LayerId reshaped(LayerId from, int... extents) {
    int[] target = new int[extents.length + 1];
    target[0] = Shape.BATCH;
    System.arraycopy(extents, 0, target, 1, extents.length);
    return add(new Reshape(Shape.of(target)), from);
  }

  private LayerId join(Arithmetic.Function function, LayerId from) {
    Shape shape = builder.shape(from);
    LayerId beside = block(from);
    LayerId fitted = resize(beside, shape.height(), shape.width());
    LayerId mixed = conv(fitted, shape.channels());
    LayerId whole =
        oneOf(0, 0, 1) == 1
            ? add(new GlobalPool2d(GlobalPool2d.Function.MEAN), mixed)
            : resize(mixed, shape.height(), shape.width());
    return add(new Arithmetic(function), List.of(from, whole), List.of());
  }

  private LayerId concat(LayerId from) {
    int axis = oneOf(1, 2, 3);
    Shape shape = builder.shape(from);
    LayerId beside = resize(block(from), shape.height(), shape.width());
    boolean sameChannels = shape.channels() == builder.shape(beside).channels();
    if (shape.extent(axis) * 2 > LARGEST || (axis > 1 && !sameChannels)) {
      return from;
    }
    return add(new Concat(axis), List.of(from, beside), List.of());
  }

  LayerId add(Op op, LayerId from) {
    return add(op, List.of(from), List.of());
  }

  LayerId add(Op op, List<LayerId> from, List<Tensor> weights) {
    return builder.add("layer" + count++ + op.kind(), op, from, weights);
  }

  private Tensor weights(int... extents) {
    return weights(random, extents);
  }

  /** Between a half and one and a half, over as many as are summed. */
  static Tensor weights(Random random, int... extents) {
    Shape shape = Shape.of(extents);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (0.5f + random.nextFloat()) * extents[0] / values.length;
    }
    return Tensor.of(shape, values);
  }

  private Size size(int least, int most) {
    int range = most - least + 1;
    return new Size(least + random.nextInt(range), least + random.nextInt(range));
  }

  private Padding padding(int most) {
    int range = most + 1;
    return Padding.of(
        random.nextInt(range), random.nextInt(range), random.nextInt(range), random.nextInt(range));
  }

  private int oneOf(int... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
