package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.convlens.array.ElementType;
import org.convlens.array.Half;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;

/** The graph of a file under construction: names, weights, nodes. */
final class GraphEncoder {
  private static final long OPSET = 17;

  private final GraphProto.Builder proto = GraphProto.newBuilder();
  private final Graph graph;
  private final boolean half;
  private final Map<LayerId, String> tensors = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final long opset;

  GraphEncoder(Graph graph, OnnxWriter.Precision precision) {
    this.graph = graph;
    this.half = precision == OnnxWriter.Precision.HALF;
    long needed = OPSET;
    for (Node node : graph.nodes()) {
      boolean free = used.add(node.output());
      tensors.put(node.id(), free ? node.output() : unique(node.name()));
      needed = Math.max(needed, LayerEncoders.opset(node.op()));
    }
    this.opset = needed;
  }

  GraphProto.Builder proto() {
    return proto;
  }

  long opset() {
    return opset;
  }

  /** The tensor that a layer produces. */
  String tensor(LayerId layer) {
    return tensors.getOrDefault(layer, layer.name());
  }

  Shape shape(LayerId layer) {
    return graph.node(layer).shape();
  }

  /** A name that no tensor bears yet. */
  String unique(String wanted) {
    String name = wanted;
    for (int i = 2; !used.add(name); i++) {
      name = wanted + "#" + i;
    }
    return name;
  }

  /** Starts the ONNX node of a layer: its name, its inputs, its output. */
  NodeEncoder node(String type, Node layer) {
    return new NodeEncoder(this, type, layer.name(), inputs(layer), tensor(layer.id()));
  }

  /** Starts a node that a layer needs besides its own. */
  NodeEncoder part(String type, Node layer, String part, List<String> inputs) {
    String name = unique(layer.name() + "/" + part);
    return new NodeEncoder(this, type, name, inputs, name);
  }

  List<String> inputs(Node layer) {
    return layer.inputs().stream().map(this::tensor).toList();
  }

  /** Adds numbers under a name; floating types other than float32 are converted inside the file. */
  String numbers(String wanted, Tensor tensor) {
    return numbersAs(unique(wanted), tensor);
  }

  String numbersAs(String name, Tensor tensor) {
    boolean matrix = tensor.shape().rank() >= 2;
    Tensor stored =
        half && matrix && tensor.type() == ElementType.FLOAT32 ? halved(tensor) : tensor;
    boolean direct = !stored.type().isFloating() || stored.type() == ElementType.FLOAT32;
    String initial =
        direct ? name : unique(name + "." + stored.type().name().toLowerCase(Locale.ROOT));
    TensorProto.Builder initializer =
        TensorProto.newBuilder()
            .setName(initial)
            .setDataType(dataType(stored.type()).getNumber())
            .setRawData(UnsafeByteOperations.unsafeWrap(stored.bytes()));
    for (int extent : stored.shape().toArray()) {
      initializer.addDims(extent);
    }
    proto.addInitializer(initializer);
    if (!direct) {
      new NodeEncoder(this, "Cast", unique(name + "/cast"), List.of(initial), name)
          .with("to", DataType.FLOAT_VALUE)
          .add();
    }
    return name;
  }

  private static Tensor halved(Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(tensor.size(), 2)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tensor.size(); i++) {
      bytes.putShort(Half.toHalf(tensor.at(i)));
    }
    return Tensor.of(tensor.shape(), ElementType.FLOAT16, bytes.flip());
  }

  static DataType dataType(ElementType type) {
    return switch (type) {
      case FLOAT32 -> DataType.FLOAT;
      case FLOAT16 -> DataType.FLOAT16;
      case BFLOAT16 -> DataType.BFLOAT16;
      case FLOAT64 -> DataType.DOUBLE;
      case INT64 -> DataType.INT64;
      case INT32 -> DataType.INT32;
      case INT16 -> DataType.INT16;
      case UINT16 -> DataType.UINT16;
      case INT8 -> DataType.INT8;
      case UINT8 -> DataType.UINT8;
      case BOOL -> DataType.BOOL;
    };
  }

  /** A shape as a tensor: numbers of the file, or computed from the input where the batch stays. */
  String extents(Node layer, Shape shape) {
    String wanted = layer.name() + ".shape";
    if (!shape.hasBatch()) {
      return numbers(wanted, longs(shape.toArray()));
    }
    List<String> picture = List.of(tensor(graph.input()));
    String batch = part("Shape", layer, "batch", picture).with("start", 0).with("end", 1).add();
    int[] rest = shape.toArray();
    String others = numbers(wanted, longs(Arrays.copyOfRange(rest, 1, rest.length)));
    return part("Concat", layer, "extents", List.of(batch, others)).with("axis", 0).add();
  }

  static Tensor longs(int... values) {
    return Tensor.ofLongs(Shape.of(values.length), Arrays.stream(values).asLongStream().toArray());
  }
}
