package org.convlens.format.onnx;

import java.util.HashMap;
import java.util.Map;

/** All operators that are read, by their ONNX names. */
final class Operators {
  private static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    TABLE.putAll(ConvolutionOperators.TABLE);
    TABLE.putAll(PoolingOperators.TABLE);
    TABLE.putAll(NormalisationOperators.TABLE);
    TABLE.putAll(ActivationOperators.TABLE);
    TABLE.putAll(ArithmeticOperators.TABLE);
    TABLE.putAll(MatrixOperators.TABLE);
    TABLE.putAll(ReductionOperators.TABLE);
    TABLE.putAll(LayoutOperators.TABLE);
    TABLE.putAll(SelectionOperators.TABLE);
    TABLE.putAll(ResizeOperators.TABLE);
    TABLE.putAll(QuantisedOperators.TABLE);
  }

  private Operators() {}

  static Operator of(OnnxNode node) {
    boolean standard = node.domain().isEmpty() || node.domain().equals("ai.onnx");
    boolean runtime = node.domain().equals("com.microsoft");
    Operator operator =
        standard
            ? TABLE.get(node.type())
            : runtime ? RuntimeOperators.TABLE.get(node.type()) : null;
    if (operator == null
        && node.type().matches("QLinear.*|QGemm|.*Integer|DynamicQuantizeLinear")) {
      throw node.refuse(
          "it computes with integers: open the network as it was before quantisation, or quantise"
              + " it with QuantizeLinear and DequantizeLinear (onnxruntime: QuantFormat.QDQ)");
    }
    if (operator == null && node.type().matches("GridSample|AffineGrid")) {
      throw node.refuse(
          "it looks at places that the network computes (spatial transformers do), which ConvLens"
              + " does not follow");
    }
    if (operator == null) {
      throw new UnsupportedException(node + " is not supported: ConvLens reads 2-D CNNs");
    }
    return operator;
  }
}
