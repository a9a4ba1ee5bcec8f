package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Size;

/** Turns the graph of a file into a {@link Graph}. */
final class GraphReader {
  private final ModelProto model;
  private final GraphProto proto;
  private final long opset;
  private final TensorReader tensors;
  private final Map<String, Tensor> known = new HashMap<>();
  private final PictureInput input;
  private List<String> names = List.of();

  /**
   * @param constants numbers for inputs that are not pictures
   * @param strict whether the input must be N × C × H × W
   * @param size rows and columns of the input where the file leaves them open
   */
  GraphReader(
      ModelProto model,
      TensorReader tensors,
      Map<String, Tensor> constants,
      boolean strict,
      Size size)
      throws IOException {
    this.model = model;
    this.proto = model.getGraph();
    this.opset = NodeReader.opset(model.getOpsetImportList(), 1);
    this.tensors = tensors;
    for (TensorProto tensor : proto.getInitializerList()) {
      if (tensor.getDataType() != TensorProto.DataType.STRING_VALUE) {
        known.put(tensor.getName(), tensors.read(tensor));
      }
    }
    known.putAll(constants);
    this.input = PictureInput.of(pictures(), strict, size);
  }

  /** Whether the file leaves the size of pictures open. */
  boolean isOpen() {
    return input.open();
  }

  /** What a node of the network, once that is read, calls the classes; empty where none does. */
  List<String> names() {
    return names;
  }

  /** Inputs that the file gives no numbers for and that some node takes. */
  private List<ValueInfoProto> pictures() {
    Set<String> taken = new LinkedHashSet<>();
    proto.getNodeList().forEach(node -> taken.addAll(NodeOrder.taken(node)));
    proto.getOutputList().forEach(output -> taken.add(output.getName()));
    List<ValueInfoProto> open = new ArrayList<>();
    for (ValueInfoProto info : proto.getInputList()) {
      if (!known.containsKey(info.getName()) && taken.contains(info.getName())) {
        open.add(info);
      }
    }
    return open;
  }

  /**
   * The graph for any number of pictures; where the file's layers mix the pictures of a batch, for
   * the number that it was exported for.
   */
  Graph read() {
    if (!input.batched()) {
      return read(input);
    }
    try {
      return read(input);
    } catch (IllegalArgumentException | UnsupportedException e) {
      return read(input.fixed());
    }
  }

  private Graph read(PictureInput picture) {
    Translation to = new Translation(picture.batch());
    known.forEach((name, tensor) -> to.define(name, new Value.Known(tensor)));
    LayerId entry = picture.enter(to);
    Selections selections = new Selections();
    new NodeReader(model, tensors, to, selections).read(proto.getNodeList(), opset);
    names = selections.names();
    return reachable(to.builder(), entry, outputs(to, selections));
  }

  /**
   * Flat outputs first: the classification. What nothing produces, such as the mask of a dropout,
   * is left out; for what is selected among scores these stand.
   */
  private List<LayerId> outputs(Translation to, Selections selections) {
    List<LayerId> flat = new ArrayList<>();
    List<LayerId> others = new ArrayList<>();
    for (ValueInfoProto output : proto.getOutputList()) {
      LayerId layer = to.output(selections.behind(output.getName()));
      if (layer == null || flat.contains(layer) || others.contains(layer)) {
        continue;
      }
      Shape shape = to.shape(layer);
      boolean isFlat = shape.rank() >= 2 && shape.elements() == shape.extent(1);
      (isFlat ? flat : others).add(layer);
    }
    flat.addAll(others);
    if (flat.isEmpty()) {
      throw new UnsupportedException("the network has no output");
    }
    return flat;
  }

  /** Without the nodes that no output needs. */
  private static Graph reachable(Graph.Builder builder, LayerId entry, List<LayerId> outputs) {
    Graph whole = builder.build(entry, outputs);
    Set<LayerId> needed = whole.ancestors(outputs);
    if (!needed.contains(entry)) {
      throw new UnsupportedException("no output depends on the input '" + entry + "'");
    }
    Graph.Builder kept = new Graph.Builder();
    for (Node node : whole.nodes()) {
      if (needed.contains(node.id())) {
        kept.add(node.name(), node.output(), node.op(), node.inputs(), node.weights());
      }
    }
    return kept.build(entry, outputs);
  }
}
