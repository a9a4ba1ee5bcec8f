package org.convlens.format.torchscript;

import java.util.HashMap;
import java.util.Map;
import org.convlens.format.file.FormatException;

/** All operators that are known, by their names without their namespace. */
final class Operators {
  private static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    TABLE.putAll(ConvolutionOperators.TABLE);
    TABLE.putAll(NormalisationOperators.TABLE);
    TABLE.putAll(ActivationOperators.TABLE);
    TABLE.putAll(PoolingOperators.TABLE);
    TABLE.putAll(MatrixOperators.TABLE);
    TABLE.putAll(ShapeOperators.TABLE);
    TABLE.putAll(SelectionOperators.TABLE);
    TABLE.putAll(GatherOperators.TABLE);
    TABLE.putAll(CreationOperators.TABLE);
    TABLE.putAll(StatisticsOperators.TABLE);
    TABLE.putAll(ReductionOperators.TABLE);
    TABLE.putAll(ReductionOperators.LENGTHS);
    TABLE.putAll(ResizeOperators.TABLE);
    TABLE.putAll(ArithmeticOperators.TABLE);
    TABLE.putAll(ListOperators.TABLE);
    TABLE.putAll(LanguageOperators.TABLE);
  }

  private Operators() {}

  /**
   * What a call gives. An operator whose name ends with an underscore also puts its result in the
   * place of its first argument.
   *
   * @throws FormatException naming the operator and the module, if it is not known
   */
  static Object apply(Call call) throws FormatException {
    String name = call.operator().substring(call.operator().lastIndexOf('.') + 1);
    boolean inPlace = name.endsWith("_") && !name.endsWith("__");
    Operator operator = TABLE.get(inPlace ? name.substring(0, name.length() - 1) : name);
    if (operator == null || !isOpen(call.operator())) {
      throw unknown(call);
    }
    Object result = operator.apply(call);
    if (!inPlace || result == call.value(0, "self")) {
      return result;
    }
    if (call.value(0, "self") instanceof Symbol changed && result instanceof Symbol symbol) {
      changed.become(symbol.layer());
      return changed;
    }
    throw call.refuse(
        call.value(0, "self") instanceof Known
            ? "it changes a weight, as in training: call model.eval() before saving the network"
            : "it changes what is not a computed tensor");
  }

  private static boolean isOpen(String operator) {
    return operator.startsWith("torch.")
        || operator.startsWith("ops.prim.")
        || operator.startsWith("ops.aten.");
  }

  private static FormatException unknown(Call call) {
    String name = call.operator();
    if (name.contains("quantize")) {
      return call.refuse(
          "quantised networks are not read: take the network as it was before quantisation");
    }
    if (name.contains("mkldnn") || name.contains("prepacked") || name.contains("xnnpack")) {
      return call.refuse(
          "the network was optimised for one kind of processor: save it before"
              + " optimize_for_inference or optimize_for_mobile");
    }
    if (name.contains("grid")) {
      return call.refuse(
          "it looks at places that the network computes (spatial transformers do), which ConvLens"
              + " does not follow");
    }
    return call.refuse(
        "this operator is not supported; ONNX may write it as others (torch.onnx.export)");
  }
}
