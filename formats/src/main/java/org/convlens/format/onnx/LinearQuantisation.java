package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operators that compute with integers (ONNX Runtime's QOperator format), written out as what they
 * stand for: integers become numbers, the plain operator computes, its result is rounded again.
 */
final class LinearQuantisation {
  /** The plain operator, and whether its second input is quantised as the first is. */
  private record Plain(String type, boolean two) {}

  private static final Map<String, Plain> TABLE =
      Map.ofEntries(
          Map.entry("QLinearConv", new Plain("Conv", true)),
          Map.entry("QLinearMatMul", new Plain("MatMul", true)),
          Map.entry("QGemm", new Plain("Gemm", true)),
          Map.entry("QLinearAdd", new Plain("Add", true)),
          Map.entry("QLinearMul", new Plain("Mul", true)),
          Map.entry("QLinearAveragePool", new Plain("AveragePool", false)),
          Map.entry("QLinearGlobalAveragePool", new Plain("GlobalAveragePool", false)),
          Map.entry("QLinearLeakyRelu", new Plain("LeakyRelu", false)),
          Map.entry("QLinearReduceMean", new Plain("ReduceMean", false)),
          Map.entry("QLinearSigmoid", new Plain("Sigmoid", false)),
          Map.entry("QLinearSoftmax", new Plain("Softmax", false)));

  private static final Set<String> OWN_SETTINGS = Set.of("channels_last", "opset");

  private final NodeProto node;
  private final List<NodeProto> nodes = new ArrayList<>();

  private LinearQuantisation(NodeProto node) {
    this.node = node;
  }

  /** What a node stands for; nothing for other nodes. */
  static List<NodeProto> body(NodeProto node) {
    Plain plain = TABLE.get(node.getOpType());
    LinearQuantisation written = new LinearQuantisation(node);
    if (node.getOpType().equals("QLinearConcat")) {
      written.join();
    } else if (plain != null && !hasChannelsLast(node)) {
      written.compute(plain);
    }
    return written.nodes;
  }

  private static boolean hasChannelsLast(NodeProto node) {
    return node.getAttributeList().stream()
        .anyMatch(a -> a.getName().equals("channels_last") && a.getI() != 0);
  }

  private String input(int index) {
    return index < node.getInputCount() ? node.getInput(index) : "";
  }

  private String name(String part) {
    return (node.getName().isEmpty() ? node.getOutput(0) : node.getName()) + "/" + part;
  }

  private void compute(Plain plain) {
    List<String> numbers = new ArrayList<>(List.of(number(0, 0)));
    int after = plain.two() ? 6 : 3;
    if (plain.two()) {
      boolean rows = plain.type().equals("Conv") || (plain.type().equals("Gemm") && isTurned());
      numbers.add(number(3, rows ? 0 : 1));
    }
    boolean general = plain.type().equals("Gemm");
    String bias = general ? input(6) : plain.type().equals("Conv") ? input(8) : "";
    if (!bias.isEmpty()) {
      numbers.add(bias(bias));
    }
    round(plain.type(), numbers, general ? 7 : after);
  }

  private boolean isTurned() {
    return node.getAttributeList().stream()
        .anyMatch(a -> a.getName().equals("transB") && a.getI() != 0);
  }

  /** Ys, Yz, then each part with its own. */
  private void join() {
    List<String> parts = new ArrayList<>();
    for (int i = 2; i + 2 < node.getInputCount(); i += 3) {
      parts.add(number(i, 0));
    }
    round("Concat", parts, 0);
  }

  /** An input as numbers: integers, their scale and their zero point stand side by side. */
  private String number(int index, int axis) {
    String made = name("number" + index);
    nodes.add(
        NodeProto.newBuilder()
            .setOpType("DequantizeLinear")
            .setName(input(index) + "/rounded")
            .addInput(input(index))
            .addInput(input(index + 1))
            .addInput(input(index + 2))
            .addOutput(made)
            .addAttribute(axis(axis))
            .build());
    return made;
  }

  private static AttributeProto axis(int axis) {
    return AttributeProto.newBuilder()
        .setName("axis")
        .setType(AttributeProto.AttributeType.INT)
        .setI(axis)
        .build();
  }

  /** Integers whose scale is the product of both inputs' scales. */
  private String bias(String integers) {
    String scale = name("bias-scale");
    nodes.add(
        NodeProto.newBuilder()
            .setOpType("Mul")
            .addInput(input(1))
            .addInput(input(4))
            .addOutput(scale)
            .build());
    String made = name("bias");
    nodes.add(
        NodeProto.newBuilder()
            .setOpType("DequantizeLinear")
            .addInput(integers)
            .addInput(scale)
            .addOutput(made)
            .addAttribute(axis(0))
            .build());
    return made;
  }

  /** The plain operator, and the rounding of what it gives, if its scale is told. */
  private void round(String type, List<String> numbers, int scale) {
    boolean rounds = !input(scale).isEmpty();
    String exact = rounds ? name("exact") : node.getOutput(0);
    NodeProto.Builder plain =
        NodeProto.newBuilder()
            .setOpType(type)
            .setName(node.getName())
            .addAllInput(numbers)
            .addOutput(exact);
    node.getAttributeList().stream()
        .filter(a -> !OWN_SETTINGS.contains(a.getName()))
        .forEach(plain::addAttribute);
    nodes.add(plain.build());
    if (rounds) {
      nodes.add(
          NodeProto.newBuilder()
              .setOpType("QuantizeLinear")
              .addInput(exact)
              .addInput(input(scale))
              .addInput(input(scale + 1))
              .addOutput(node.getOutput(0))
              .build());
    }
  }
}
