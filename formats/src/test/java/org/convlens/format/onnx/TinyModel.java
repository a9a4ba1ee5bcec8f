package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.convlens.net.Graph;

/** A small ONNX file, written by hand: an input {@code x}, nodes, an output {@code y}. */
final class TinyModel {
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);

  /**
   * @param extents of the input {@code x}; −1 is a batch of any size
   */
  TinyModel(long opset, long... extents) {
    model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
    input("x", extents);
    graph.addOutput(ValueInfoProto.newBuilder().setName("y"));
  }

  TinyModel input(String name, long... extents) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long extent : extents) {
      Dimension.Builder dim = Dimension.newBuilder();
      shape.addDim(extent < 0 ? dim.setDimParam("N") : dim.setDimValue(extent));
    }
    graph.addInput(
        ValueInfoProto.newBuilder()
            .setName(name)
            .setType(
                TypeProto.newBuilder()
                    .setTensorType(
                        TypeProto.Tensor.newBuilder()
                            .setElemType(DataType.FLOAT.getNumber())
                            .setShape(shape))));
    return this;
  }

  /** A node called {@code type_output}. */
  TinyModel node(String type, String inputs, String output, AttributeProto... attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(type).setName(type + "_" + output).addOutput(output);
    if (!inputs.isEmpty()) {
      node.addAllInput(List.of(inputs.split(" ", -1)));
    }
    graph.addNode(node.addAllAttribute(Arrays.asList(attributes)));
    return this;
  }

  static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  TinyModel longs(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DataType.INT64_VALUE);
    tensor.addDims(values.length);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    return tensor(tensor);
  }

  /** Zeros of a shape. */
  TinyModel zeros(String name, long... extents) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT_VALUE);
    long count = 1;
    for (long extent : extents) {
      tensor.addDims(extent);
      count *= extent;
    }
    for (long i = 0; i < count; i++) {
      tensor.addFloatData(0);
    }
    return tensor(tensor);
  }

  TinyModel tensor(TensorProto.Builder tensor) {
    graph.addInitializer(tensor);
    return this;
  }

  TinyModel metadata(String key, String value) {
    model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
    return this;
  }

  byte[] bytes() {
    return model.setGraph(graph).build().toByteArray();
  }

  Graph read() throws IOException {
    return OnnxReader.read(ByteBuffer.wrap(bytes()), "tiny").graph();
  }
}
