package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One call of a function that the file itself defines: its nodes, named after the caller. */
final class LocalFunction {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeProto> attributes = new HashMap<>();
  private final String scope;
  private final String caller;

  private LocalFunction(FunctionProto function, NodeProto call) {
    String output = call.getOutputCount() == 0 ? call.getName() : call.getOutput(0);
    this.scope = output + "/" + function.getDomain() + "." + function.getName() + "/";
    this.caller = (call.getName().isEmpty() ? scope : call.getName() + "/");
    for (int i = 0; i < function.getInputCount(); i++) {
      names.put(function.getInput(i), i < call.getInputCount() ? call.getInput(i) : "");
    }
    for (int i = 0; i < function.getOutputCount(); i++) {
      if (i < call.getOutputCount() && !call.getOutput(i).isEmpty()) {
        names.put(function.getOutput(i), call.getOutput(i));
      }
    }
    function.getAttributeProtoList().forEach(each -> attributes.put(each.getName(), each));
    call.getAttributeList().forEach(each -> attributes.put(each.getName(), each));
  }

  /** What a call does. */
  static List<NodeProto> body(FunctionProto function, NodeProto call) {
    LocalFunction scope = new LocalFunction(function, call);
    return function.getNodeList().stream().map(scope::renamed).toList();
  }

  private String name(String inner) {
    return inner.isEmpty() ? inner : names.getOrDefault(inner, scope + inner);
  }

  private NodeProto renamed(NodeProto node) {
    NodeProto.Builder renamed = node.toBuilder().clearInput().clearOutput().clearAttribute();
    node.getInputList().forEach(each -> renamed.addInput(name(each)));
    node.getOutputList().forEach(each -> renamed.addOutput(name(each)));
    if (!node.getName().isEmpty()) {
      renamed.setName(caller + node.getName());
    }
    for (AttributeProto each : node.getAttributeList()) {
      AttributeProto given = each;
      if (!each.getRefAttrName().isEmpty()) {
        given = attributes.get(each.getRefAttrName());
        if (given == null) {
          continue;
        }
      }
      AttributeProto.Builder own = given.toBuilder().setName(each.getName());
      renamed.addAttribute(each.hasG() ? own.setG(renamed(each.getG())) : own);
    }
    return renamed.build();
  }

  private GraphProto renamed(GraphProto graph) {
    GraphProto.Builder renamed = graph.toBuilder().clearNode().clearInitializer().clearOutput();
    graph.getNodeList().forEach(each -> renamed.addNode(renamed(each)));
    graph
        .getInitializerList()
        .forEach(each -> renamed.addInitializer(each.toBuilder().setName(name(each.getName()))));
    List<ValueInfoProto> outputs = new ArrayList<>();
    for (ValueInfoProto each : graph.getOutputList()) {
      outputs.add(each.toBuilder().setName(name(each.getName())).build());
    }
    return renamed.addAllOutput(outputs).build();
  }
}
