package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Tensor;

/**
 * Turns the nodes of a file into layers: calls of the file's own functions into what these do, a
 * choice between branches into the branch that is taken.
 */
final class NodeReader {
  private static final int MOST_NODES = 100_000;
  private static final int DEEPEST = 32;

  private final Map<String, FunctionProto> functions = new HashMap<>();
  private final TensorReader tensors;
  private final Translation to;
  private final Selections selections;
  private final Set<String> outputs = new HashSet<>();
  private int count;

  /**
   * @param selections takes the nodes that only pick among scores
   */
  NodeReader(ModelProto model, TensorReader tensors, Translation to, Selections selections) {
    this.tensors = tensors;
    this.to = to;
    this.selections = selections;
    model.getGraph().getOutputList().forEach(output -> outputs.add(output.getName()));
    model
        .getFunctionsList()
        .forEach(each -> functions.put(key(each.getDomain(), each.getName()), each));
  }

  private static String key(String domain, String name) {
    return domain + "\0" + name;
  }

  void read(List<NodeProto> nodes, long opset) {
    read(nodes, opset, 0);
  }

  private void read(List<NodeProto> nodes, long opset, int depth) {
    if (depth > DEEPEST) {
      throw new UnsupportedException("functions and branches lie more than 32 deep");
    }
    List<NodeProto> sorted = NodeOrder.sorted(nodes);
    IdentityHashMap<NodeProto, Set<String>> last =
        depth == 0 ? NodeOrder.lastTaken(sorted) : new IdentityHashMap<>();
    for (NodeProto each : sorted) {
      if (++count > MOST_NODES) {
        throw new UnsupportedException("the network has more than " + MOST_NODES + " nodes");
      }
      if (!selections.take(each)) {
        read(each, opset, depth);
      }
      last.getOrDefault(each, Set.of()).stream()
          .filter(name -> !outputs.contains(name))
          .forEach(to::release);
    }
  }

  private void read(NodeProto each, long opset, int depth) {
    FunctionProto function = functions.get(key(each.getDomain(), each.getOpType()));
    OnnxNode node = new OnnxNode(each, opset, tensors);
    List<NodeProto> plain = LinearQuantisation.body(each);
    if (function != null) {
      long own = opset(function.getOpsetImportList(), opset);
      read(LocalFunction.body(function, each), own, depth + 1);
    } else if (!plain.isEmpty()) {
      read(plain, opset, depth + 1);
    } else if (node.type().equals("Constant")) {
      to.define(node.output(), new Value.Known(ConstantValue.of(node)));
    } else if (node.type().equals("If")) {
      choose(node, opset, depth);
    } else if (!Folding.fold(node, to)) {
      QuantisedOperators.follow(node, to);
      Operators.of(node).translate(node, to);
    }
  }

  /** The version of the standard operators among those imported. */
  static long opset(List<OperatorSetIdProto> imports, long otherwise) {
    long opset = otherwise;
    for (OperatorSetIdProto imported : imports) {
      if (imported.getDomain().isEmpty() || imported.getDomain().equals("ai.onnx")) {
        opset = imported.getVersion();
      }
    }
    return opset;
  }

  private void choose(OnnxNode node, long opset, int depth) {
    if (!(to.value(node, 0) instanceof Value.Known known) || known.tensor().size() != 1) {
      throw node.refuse(
          to.value(node, 0) instanceof Value.Layer
              ? "its condition is computed from the picture"
              : "its condition depends on the number of pictures");
    }
    Tensor condition = known.tensor();
    AttributeProto branch = node.attribute(condition.at(0) != 0 ? "then_branch" : "else_branch");
    if (branch == null || branch.getG().getOutputCount() < node.outputs().size()) {
      throw node.refuse("its branch has too few outputs");
    }
    GraphProto graph = branch.getG();
    try {
      for (TensorProto tensor : graph.getInitializerList()) {
        to.define(tensor.getName(), new Value.Known(tensors.read(tensor)));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(node + ": " + e.getMessage(), e);
    }
    read(graph.getNodeList(), opset, depth + 1);
    for (int i = 0; i < node.outputs().size(); i++) {
      to.define(node.outputs().get(i), to.value(graph.getOutput(i).getName(), node));
    }
  }
}
