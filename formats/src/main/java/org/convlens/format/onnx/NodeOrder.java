package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nodes in an order in which each comes after what it takes: some converters append theirs. */
final class NodeOrder {
  private NodeOrder() {}

  /** The nodes as they are, where they are in order. */
  static List<NodeProto> sorted(List<NodeProto> nodes) {
    Map<String, Integer> makers = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (String output : nodes.get(i).getOutputList()) {
        if (!output.isEmpty()) {
          makers.putIfAbsent(output, i);
        }
      }
    }
    List<List<Integer>> needs = new ArrayList<>();
    boolean inOrder = true;
    for (int i = 0; i < nodes.size(); i++) {
      List<Integer> before = new ArrayList<>();
      for (String name : taken(nodes.get(i))) {
        Integer maker = makers.get(name);
        if (maker != null) {
          before.add(maker);
          inOrder &= maker < i;
        }
      }
      needs.add(before);
    }
    return inOrder ? nodes : sorted(nodes, needs);
  }

  private static List<NodeProto> sorted(List<NodeProto> nodes, List<List<Integer>> needs) {
    List<NodeProto> sorted = new ArrayList<>();
    boolean[] done = new boolean[nodes.size()];
    boolean[] entered = new boolean[nodes.size()];
    for (int first = 0; first < nodes.size(); first++) {
      Deque<Integer> open = new ArrayDeque<>(List.of(first));
      while (!open.isEmpty()) {
        int at = open.peek();
        List<Integer> missing = needs.get(at).stream().filter(i -> !done[i]).toList();
        if (done[at] || missing.isEmpty()) {
          open.pop();
          if (!done[at]) {
            sorted.add(nodes.get(at));
            done[at] = true;
          }
        } else if (entered[at]) {
          throw new UnsupportedException(
              "the node '" + nodes.get(at).getName() + "' takes what is computed from it");
        } else {
          entered[at] = true;
          missing.forEach(open::push);
        }
      }
    }
    return sorted;
  }

  /** Tensors that no node takes after the one that they stand at. */
  static IdentityHashMap<NodeProto, Set<String>> lastTaken(List<NodeProto> sorted) {
    Map<String, NodeProto> last = new HashMap<>();
    sorted.forEach(node -> taken(node).forEach(name -> last.put(name, node)));
    IdentityHashMap<NodeProto, Set<String>> names = new IdentityHashMap<>();
    last.forEach((name, node) -> names.computeIfAbsent(node, n -> new HashSet<>()).add(name));
    return names;
  }

  /** The tensors that a node takes, those within its branches included. */
  static Set<String> taken(NodeProto node) {
    Set<String> names = new HashSet<>(node.getInputList());
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        GraphProto inner = attribute.getG();
        inner.getNodeList().forEach(each -> names.addAll(taken(each)));
        inner.getOutputList().forEach(output -> names.add(output.getName()));
      }
    }
    return names;
  }
}
