package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.List;
import org.convlens.array.Tensor;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** A node of a file under construction. {@link #add} ends it. */
final class NodeEncoder {
  private final GraphEncoder graph;
  private final NodeProto.Builder proto;
  private final String output;

  NodeEncoder(GraphEncoder graph, String type, String name, List<String> inputs, String output) {
    this.graph = graph;
    this.output = output;
    this.proto =
        NodeProto.newBuilder().setOpType(type).setName(name).addAllInput(inputs).addOutput(output);
  }

  /** Adds the node; returns the tensor that it produces. */
  String add() {
    graph.proto().addNode(proto);
    return output;
  }

  /** A further input: a tensor that exists, or an empty name for none. */
  NodeEncoder input(String tensor) {
    proto.addInput(tensor);
    return this;
  }

  /** A further input of numbers, named after the node. */
  NodeEncoder numbers(String what, Tensor tensor) {
    return input(graph.numbers(proto.getName() + "." + what, tensor));
  }

  /** Weights as further inputs, named in order. */
  NodeEncoder weights(List<Tensor> weights, String... names) {
    for (int i = 0; i < weights.size(); i++) {
      numbers(names[i], weights.get(i));
    }
    return this;
  }

  NodeEncoder with(String name, long value) {
    proto.addAttribute(attribute(name, AttributeType.INT).setI(value));
    return this;
  }

  NodeEncoder with(String name, float value) {
    proto.addAttribute(attribute(name, AttributeType.FLOAT).setF(value));
    return this;
  }

  NodeEncoder with(String name, String value) {
    proto.addAttribute(attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
    return this;
  }

  NodeEncoder with(String name, List<Integer> values) {
    AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
    values.forEach(attribute::addInts);
    proto.addAttribute(attribute);
    return this;
  }

  NodeEncoder with(String name, Size size) {
    return with(name, List.of(size.height(), size.width()));
  }

  NodeEncoder padding(Padding padding) {
    return padding.mode() == Padding.Mode.EXPLICIT
        ? with("pads", List.of(padding.top(), padding.left(), padding.bottom(), padding.right()))
        : with("auto_pad", padding.mode().name());
  }

  private static AttributeProto.Builder attribute(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
