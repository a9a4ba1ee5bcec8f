package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.Map;
import org.convlens.format.file.FormatException;

/** All operators that are read, by their names. */
final class Operators {
  private static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    TABLE.putAll(ConvolutionOperators.TABLE);
    TABLE.putAll(DilationOperators.TABLE);
    TABLE.putAll(PoolingOperators.TABLE);
    TABLE.putAll(MatrixOperators.TABLE);
    TABLE.putAll(ActivationOperators.TABLE);
    TABLE.putAll(ArithmeticOperators.TABLE);
    TABLE.putAll(ReductionOperators.TABLE);
    TABLE.putAll(LayoutOperators.TABLE);
    TABLE.putAll(PaddingOperators.TABLE);
    TABLE.putAll(SelectionOperators.TABLE);
    TABLE.putAll(QuantisedOperators.TABLE);
  }

  private Operators() {}

  /**
   * @throws FormatException naming the node, if its operator is not read
   */
  static Operator of(LiteNode node) throws FormatException {
    Operator operator = TABLE.get(node.operator());
    if (operator == null && node.operator().startsWith("'")) {
      throw node.refuse("it is of another's making (custom), which the file does not explain");
    }
    if (operator == null) {
      throw node.refuse(
          "it is not supported, ConvLens reads 2-D CNNs: open the Keras or PyTorch network that"
              + " the file was converted from");
    }
    return operator;
  }
}
