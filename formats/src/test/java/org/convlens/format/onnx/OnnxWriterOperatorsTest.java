package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.format.onnx.OnnxWriter.Precision;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator that is written is read back as it was. */
class OnnxWriterOperatorsTest {
  private static final Size TWO = new Size(2, 2);
  private static final Size THREE = new Size(3, 3);

  /** A layer on an input N × 4 × 6 × 6. */
  record Case(Op op, List<Tensor> weights) {
    @Override
    public String toString() {
      return op.toString();
    }
  }

  private static Case of(Op op, Tensor... weights) {
    return new Case(op, List.of(weights));
  }

  private static Tensor weight(int... extents) {
    Shape shape = Shape.of(extents);
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.1f + (i * 37 % 11) / 10f;
    }
    return Tensor.of(shape, values);
  }

  static Stream<Case> layers() {
    List<Case> cases = new ArrayList<>();
    Padding uneven = Padding.of(1, 0, 2, 1);
    cases.add(of(new Conv2d(TWO, uneven, TWO, 2), weight(6, 2, 2, 2), weight(6)));
    cases.add(of(new Conv2d(Size.ONE, Padding.SAME_LOWER, Size.ONE, 1), weight(3, 4, 2, 2)));
    cases.add(of(new ConvTranspose2d(TWO, uneven, Size.ONE, 2, Size.ONE), weight(4, 3, 3, 3)));
    cases.add(of(new MaxPool2d(THREE, TWO, Padding.all(1), Size.ONE, true)));
    cases.add(of(new MaxPool2d(TWO, TWO, Padding.SAME_UPPER, Size.ONE, false)));
    cases.add(of(new AveragePool2d(THREE, TWO, Padding.all(1), true, false)));
    cases.add(of(new AveragePool2d(THREE, Size.ONE, uneven, false, true)));
    cases.add(of(new GlobalPool2d(GlobalPool2d.Function.MAX)));
    cases.add(of(new BatchNorm(1e-3f, 0.9f), weight(4), weight(4), weight(4), weight(4)));
    cases.add(of(new InstanceNorm(1e-4f), weight(4), weight(4)));
    cases.add(of(new LayerNorm(-1, 1e-5f), weight(6), weight(6)));
    cases.add(of(new GroupNorm(2, 1e-5f), weight(4), weight(4)));
    cases.add(of(new LocalResponseNorm(3, 1e-2f, 0.5f, 2)));
    cases.add(of(new Linear(true), weight(6, 5)));
    cases.add(of(new PRelu(), weight(4, 1, 1)));
    cases.add(of(new Relu()));
    cases.add(of(new Identity()));
    cases.add(of(new Clip(0, 6)));
    cases.add(of(new Quantize(0.02f, 7, ElementType.INT8)));
    cases.add(of(new Quantize(0.5f, 200, ElementType.UINT8)));
    cases.add(of(new Clip(Float.NEGATIVE_INFINITY, 0.5f)));
    cases.add(of(new Dropout(0.25f)));
    cases.add(of(new Cast(ElementType.FLOAT32)));
    cases.add(of(Softmax.over(1)));
    cases.add(of(new Softmax(List.of(1), true)));
    cases.add(of(new Flatten(1)));
    cases.add(of(new Reshape(Shape.of(Shape.BATCH, 2, 72))));
    cases.add(of(new Expand(Shape.of(Shape.BATCH, 4, 6, 6))));
    cases.add(of(new Transpose(List.of(0, 2, 3, 1))));
    cases.add(of(new Slice(2, 1, 5, 2)));
    cases.add(of(new Slice(3, 5, -1, -1)));
    cases.add(of(new Gather(1), Tensor.ofLongs(Shape.of(3), 3, 0, 3)));
    List<Integer> before = List.of(0, 0, 1, 2);
    cases.add(of(new Pad(before, List.of(0, 1, 0, -1), Pad.Mode.CONSTANT, 0.5f)));
    cases.add(of(new Pad(before, List.of(0, 0, 1, 0), Pad.Mode.REFLECT, 0)));
    cases.add(of(new DepthToSpace(2, true)));
    cases.add(of(new DepthToSpace(2, false)));
    cases.add(of(new SpaceToDepth(2)));
    cases.add(of(resize(12, 3, 2, 0.5, Resize.Interpolation.LINEAR)));
    cases.add(of(resize(10, 7, 10 / 6.0, 7 / 6.0, Resize.Interpolation.CUBIC)));
    Arrays.stream(Reduce.Function.values())
        .map(f -> of(new Reduce(f, f.name().startsWith("ARG") ? List.of(1) : List.of(2, 3), true)))
        .forEach(cases::add);
    Arrays.stream(Elementwise.Function.values())
        .filter(f -> f != Elementwise.Function.SWISH)
        .map(f -> of(function(f)))
        .forEach(cases::add);
    return cases.stream();
  }

  @Test
  void everyOperatorIsWritten() {
    assertThat(Op.class.getPermittedSubclasses()).isNotEmpty().allMatch(LayerEncoders::supports);
  }

  private static Resize resize(
      int height, int width, double rows, double columns, Resize.Interpolation interpolation) {
    return new Resize(
        height,
        width,
        rows,
        columns,
        interpolation,
        Resize.Coordinates.HALF_PIXEL,
        Resize.Rounding.FLOOR,
        -0.5f);
  }

  private static Elementwise function(Elementwise.Function function) {
    return switch (function) {
      case CELU, ELU, LEAKY_RELU, THRESHOLDED_RELU -> new Elementwise(function, 0.3f, 0);
      case HARD_SIGMOID, SELU -> new Elementwise(function, 0.3f, 0.6f);
      default -> Elementwise.of(function);
    };
  }

  static Model model(Graph graph) {
    Preprocessing unit =
        new Preprocessing(
            new Preprocessing.Stretch(Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1,
            List.of(0.0),
            List.of(1.0),
            "none");
    return new Model("layer", graph, unit, Labels.NONE, Optional.empty(), Map.of());
  }

  private static Graph again(Graph graph) throws IOException {
    byte[] bytes = OnnxWriter.bytes(model(graph), Precision.AS_THEY_ARE);
    return OnnxReader.read(ByteBuffer.wrap(bytes), "layer").graph();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layer(Case layer) throws IOException {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("x", Shape.maps(4, 6, 6));
    LayerId output = builder.add("layer", "y", layer.op(), List.of(input), layer.weights());
    Graph graph = builder.build(input, output);
    Graph read = again(graph);
    Node node = read.node(read.output());
    assertThat(node.op()).isEqualTo(layer.op());
    assertThat(node.id()).isEqualTo(output);
    assertThat(node.output()).isEqualTo("y");
    assertThat(node.shape()).isEqualTo(graph.node(output).shape());
    assertThat(node.weights()).hasSameSizeAs(layer.weights());
    assertThat(read.nodes()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("joined")
  void severalInputs(Op op) throws IOException {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("x", Shape.maps(4, 6, 6));
    LayerId other = builder.add("relu", new Relu(), List.of(input), List.of());
    LayerId output = builder.add("join", op, List.of(input, other), List.of());
    Graph read = again(builder.build(input, output));
    assertThat(read.node(read.output()).op()).isEqualTo(op);
    assertThat(read.node(read.output()).inputs()).containsExactly(input, other);
  }

  static Stream<Op> joined() {
    Stream<Op> arithmetic = Arrays.stream(Arithmetic.Function.values()).map(Arithmetic::new);
    return Stream.concat(arithmetic, Stream.of(new Concat(1)));
  }
}
