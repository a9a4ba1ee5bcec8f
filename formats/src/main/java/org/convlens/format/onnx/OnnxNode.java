package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Tensor;
import org.jspecify.annotations.Nullable;

/** A node as the file describes it, with typed access to its attributes. */
final class OnnxNode {
  private final NodeProto proto;
  private final Map<String, AttributeProto> attributes = new HashMap<>();
  private final long opset;
  private final TensorReader tensors;

  OnnxNode(NodeProto proto, long opset, TensorReader tensors) {
    this.proto = proto;
    this.opset = opset;
    this.tensors = tensors;
    proto.getAttributeList().forEach(a -> attributes.put(a.getName(), a));
  }

  /** Version of the operator set that the node's meaning comes from. */
  long opset() {
    return opset;
  }

  String type() {
    return proto.getOpType();
  }

  String domain() {
    return proto.getDomain();
  }

  String name() {
    return proto.getName();
  }

  List<String> inputs() {
    return proto.getInputList();
  }

  List<String> outputs() {
    return proto.getOutputList();
  }

  /** The tensor that it produces; empty if none is named. */
  String output() {
    return proto.getOutputCount() == 0 ? "" : proto.getOutput(0);
  }

  /** Whether an input is given: optional ones may be missing or have an empty name. */
  boolean hasInput(int index) {
    return index < proto.getInputCount() && !proto.getInput(index).isEmpty();
  }

  /** Whether an output beyond the first is asked for by name. */
  boolean hasOutput(int index) {
    return index < proto.getOutputCount() && !proto.getOutput(index).isEmpty();
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  @Nullable AttributeProto attribute(String attribute) {
    return attributes.get(attribute);
  }

  int integer(String attribute, int otherwise) {
    AttributeProto found = attributes.get(attribute);
    return found == null ? otherwise : Math.toIntExact(found.getI());
  }

  float number(String attribute, float otherwise) {
    AttributeProto found = attributes.get(attribute);
    return found == null ? otherwise : found.getF();
  }

  String text(String attribute, String otherwise) {
    AttributeProto found = attributes.get(attribute);
    return found == null ? otherwise : text(found.getS());
  }

  long[] integers(String attribute) {
    AttributeProto found = attributes.get(attribute);
    return found == null
        ? new long[0]
        : found.getIntsList().stream().mapToLong(Long::longValue).toArray();
  }

  List<Float> numbers(String attribute) {
    AttributeProto found = attributes.get(attribute);
    return found == null ? List.of() : found.getFloatsList();
  }

  /** A tensor attribute; null if there is none. */
  @Nullable Tensor tensor(String attribute) {
    AttributeProto found = attributes.get(attribute);
    if (found == null || !found.hasT()) {
      return null;
    }
    try {
      return tensors.read(found.getT());
    } catch (IOException e) {
      throw new IllegalArgumentException(this + ": " + e.getMessage(), e);
    }
  }

  private static String text(ByteString bytes) {
    return bytes.toStringUtf8();
  }

  /** A node whose window slides along one axis, as one of two axes with a window of one row. */
  OnnxNode alongOneRow() {
    NodeProto.Builder wide = proto.toBuilder().clearAttribute();
    for (AttributeProto each : proto.getAttributeList()) {
      AttributeProto.Builder own = each.toBuilder();
      boolean pads = each.getName().equals("pads") && each.getIntsCount() == 2;
      if (pads) {
        own.clearInts().addInts(0).addInts(each.getInts(0)).addInts(0).addInts(each.getInts(1));
      } else if (each.getIntsCount() == 1) {
        own.clearInts().addInts(1).addInts(each.getInts(0));
      }
      wide.addAttribute(own);
    }
    return new OnnxNode(wide.build(), opset, tensors);
  }

  /** Something about this node that is not supported. */
  UnsupportedException refuse(String why) {
    return new UnsupportedException(this + ": " + why);
  }

  /** For example {@code operator 'Conv' (node 'conv1')}. */
  @Override
  public String toString() {
    String qualified = domain().isEmpty() ? type() : domain() + "." + type();
    String called = name().isEmpty() ? output() : name();
    return "operator '" + qualified + "' (node '" + called + "')";
  }
}
