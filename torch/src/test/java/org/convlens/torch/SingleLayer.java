package org.convlens.torch;

import static org.convlens.torch.Nets.id;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Gather;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.Identity;
import org.convlens.net.op.InstanceNorm;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.Linear;
import org.convlens.net.op.LocalResponseNorm;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Size;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Transpose;

/**
 * A network of one layer on pictures of 4 × 6 × 6. Where the operator joins two inputs, the second
 * is the negated picture.
 */
record SingleLayer(Op op, boolean joins, List<Tensor> weights) {
  private static final Size TWO = Size.square(2);
  private static final Size THREE = Size.square(3);

  /** One of every operator that computes, of some several. */
  static List<SingleLayer> all() {
    List<SingleLayer> all = new ArrayList<>();
    Padding uneven = Padding.of(1, 0, 2, 1);
    all.add(of(new Conv2d(TWO, uneven, TWO, 2), 6, 2, 2, 2));
    all.add(of(new Conv2d(Size.ONE, Padding.SAME_UPPER, Size.ONE, 1), 3, 4, 3, 3));
    all.add(of(new ConvTranspose2d(TWO, uneven, Size.ONE, 1, Size.ONE), 4, 4, 3, 3));
    all.add(of(new Linear(false), 5, 6));
    all.add(of(new MaxPool2d(THREE, TWO, Padding.all(1), Size.ONE, true)));
    all.add(of(new AveragePool2d(THREE, TWO, Padding.all(1), true, false)));
    all.add(of(new AveragePool2d(TWO, Size.ONE, Padding.NONE, false, true)));
    for (GlobalPool2d.Function function : GlobalPool2d.Function.values()) {
      all.add(of(new GlobalPool2d(function)));
    }
    all.add(norm(new BatchNorm(1e-3f, 0.9f), 4, 4));
    all.add(norm(new InstanceNorm(1e-4f), 2, 4));
    all.add(norm(new GroupNorm(2, 1e-4f), 2, 4));
    all.add(norm(new LayerNorm(-1, 1e-4f), 2, 6));
    all.add(of(new LocalResponseNorm(3, 1e-2f, 0.5f, 2)));
    all.add(new SingleLayer(new PRelu(), false, List.of(positive(4, 1, 1))));
    all.add(new SingleLayer(new PRelu(), false, List.of(positive(4, 6, 6))));
    List<Op> alone =
        List.of(
            new Relu(),
            new Clip(0, 1),
            new Quantize(0.01f, 100, ElementType.UINT8),
            new Identity(),
            new Dropout(0.5f),
            new Cast(ElementType.FLOAT32),
            Softmax.over(1),
            Softmax.over(3),
            new Flatten(1),
            new Reshape(Shape.of(Shape.BATCH, 2, 12, 6)),
            new Reshape(Shape.of(Shape.BATCH, 144)),
            new Expand(Shape.of(Shape.BATCH, 4, 6, 6)),
            new Transpose(List.of(0, 1, 3, 2)),
            new Transpose(List.of(0, 1, 2, 3)),
            new Slice(1, 1, 3, 1),
            new Slice(2, 1, 5, 2),
            new DepthToSpace(2, true),
            new SpaceToDepth(2));
    alone.forEach(op -> all.add(of(op)));
    all.add(new SingleLayer(new Gather(1), false, List.of(Tensor.ofLongs(Shape.of(3), 3, 0, 3))));
    List<Integer> before = List.of(0, 0, 1, 2);
    all.add(of(new Pad(before, List.of(0, 0, 0, 1), Pad.Mode.CONSTANT, 0.5f)));
    all.add(of(new Pad(before, List.of(0, 0, 1, 0), Pad.Mode.REFLECT, 0)));
    all.add(
        of(
            new Resize(
                12,
                12,
                2,
                2,
                Resize.Interpolation.LINEAR,
                Resize.Coordinates.HALF_PIXEL,
                Resize.Rounding.FLOOR,
                0)));
    for (Reduce.Function function : Reduce.Function.values()) {
      boolean place = function.name().startsWith("ARG");
      all.add(of(new Reduce(function, place ? List.of(3) : List.of(2, 3), true)));
    }
    for (Elementwise.Function function : Elementwise.Function.values()) {
      all.add(of(new Elementwise(function, 0.3f, 0.6f)));
    }
    for (Arithmetic.Function function : Arithmetic.Function.values()) {
      all.add(new SingleLayer(new Arithmetic(function), true, List.of()));
    }
    all.add(new SingleLayer(new Concat(1), true, List.of()));
    all.add(new SingleLayer(new Concat(2), true, List.of()));
    all.add(new SingleLayer(new MatMul(), true, List.of()));
    return all;
  }

  /** With a kernel or matrix of some extents, without weights if there are none. */
  private static SingleLayer of(Op op, int... extents) {
    Random random = new Random(7);
    return new SingleLayer(
        op, false, extents.length == 0 ? List.of() : List.of(Nets.tensor(random, extents)));
  }

  private static SingleLayer norm(Op op, int count, int extent) {
    Tensor[] weights = new Tensor[count];
    Arrays.setAll(weights, i -> positive(extent));
    return new SingleLayer(op, false, List.of(weights));
  }

  private static Tensor positive(int... extents) {
    Shape shape = Shape.of(extents);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.1f + (i * 37 % 11) / 10f;
    }
    return Tensor.of(shape, values);
  }

  Graph graph() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(4, 6, 6));
    List<LayerId> inputs = new ArrayList<>(List.of(input));
    if (joins) {
      Elementwise negated = Elementwise.of(Elementwise.Function.NEGATE);
      inputs.add(builder.add("negated", negated, List.of(input), List.of()));
    }
    return builder.build(input, builder.add("layer", op, inputs, weights));
  }

  Node node() {
    return graph().node(id("layer"));
  }

  /** Shapes of what the layer takes. */
  List<Shape> inputs() {
    Graph graph = graph();
    return node().inputs().stream().map(input -> graph.node(input).shape()).toList();
  }

  @Override
  public String toString() {
    return op.toString();
  }
}
