package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Map;
import java.util.TreeMap;
import org.convlens.array.Shape;
import org.convlens.format.preprocess.PreprocessingJson;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.op.Reduce;
import org.convlens.task.UsageException;

/** A model as the protocol buffer that an ONNX file is. */
final class ModelEncoder {
  private static final long INTERMEDIATE_VERSION = 8;
  private static final long NEWER_VERSION = 10;
  private static final String BATCH = "N";

  private final Model model;
  private final GraphEncoder encoder;

  ModelEncoder(Model model, OnnxWriter.Precision precision) {
    this.model = model;
    this.encoder = new GraphEncoder(model.graph(), precision);
  }

  /**
   * @throws UsageException naming the layer, if ONNX has no such operator
   */
  ModelProto encode() {
    Graph graph = model.graph();
    for (Node node : graph.nodes()) {
      LayerEncoders.encode(node, encoder);
    }
    encoder.proto().setName(model.name().isEmpty() ? "network" : model.name());
    encoder.proto().addInput(info(graph, graph.input()));
    for (LayerId output : graph.outputs()) {
      encoder.proto().addOutput(info(graph, output));
    }
    ModelProto.Builder proto =
        ModelProto.newBuilder()
            .setIrVersion(encoder.opset() >= 20 ? NEWER_VERSION : INTERMEDIATE_VERSION)
            .setProducerName("ConvLens")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(encoder.opset()))
            .setGraph(encoder.proto());
    metadata().forEach((key, value) -> proto.addMetadataProps(entry(key, value)));
    return proto.build();
  }

  private ValueInfoProto info(Graph graph, LayerId layer) {
    Node node = graph.node(layer);
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int extent : node.shape().toArray()) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(
          extent == Shape.BATCH ? dimension.setDimParam(BATCH) : dimension.setDimValue(extent));
    }
    DataType type =
        node.op() instanceof Reduce reduce && reduce.isPosition() ? DataType.INT64 : DataType.FLOAT;
    return ValueInfoProto.newBuilder()
        .setName(encoder.tensor(layer))
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }

  private Map<String, String> metadata() {
    Map<String, String> entries = new TreeMap<>(model.metadata());
    if (!model.labels().names().isEmpty()) {
      entries.put(Metadata.LABELS, MetadataJson.labels(model.labels()));
    }
    String origin = model.preprocessing().origin();
    entries.put(Metadata.PREPROCESSING, PreprocessingJson.write(model.preprocessing()));
    if (origin.startsWith(Metadata.GUESSED)) {
      entries.put(Metadata.ORIGIN, origin);
    }
    model.history().ifPresent(h -> entries.put(Metadata.HISTORY, MetadataJson.history(h)));
    return entries;
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
