package org.convlens.format.keras;

import java.util.Map;

/** TensorFlow's functions that Keras 2 takes into its networks, by the operations of Keras 3. */
final class TensorFlowFunctions {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("__operators__.add", "Add"),
          Map.entry("__operators__.getitem", "GetItem"),
          Map.entry("_slice_helper", "GetItem"),
          Map.entry("add", "Add"),
          Map.entry("subtract", "Subtract"),
          Map.entry("multiply", "Multiply"),
          Map.entry("truediv", "Divide"),
          Map.entry("divide", "Divide"),
          Map.entry("pow", "Power"),
          Map.entry("maximum", "Maximum"),
          Map.entry("minimum", "Minimum"),
          Map.entry("bias_add", "BiasAdd"),
          Map.entry("reduce_mean", "Mean"),
          Map.entry("reduce_sum", "Sum"),
          Map.entry("reduce_max", "Max"),
          Map.entry("reduce_min", "Min"),
          Map.entry("relu", "Relu"),
          Map.entry("relu6", "Relu6"),
          Map.entry("sigmoid", "Sigmoid"),
          Map.entry("tanh", "Tanh"),
          Map.entry("swish", "Silu"),
          Map.entry("silu", "Silu"),
          Map.entry("softplus", "Softplus"),
          Map.entry("softsign", "Softsign"),
          Map.entry("exp", "Exp"),
          Map.entry("log", "Log"),
          Map.entry("sqrt", "Sqrt"),
          Map.entry("rsqrt", "Rsqrt"),
          Map.entry("square", "Square"),
          Map.entry("abs", "Absolute"),
          Map.entry("negative", "Negative"),
          Map.entry("reciprocal", "Reciprocal"),
          Map.entry("softmax", "Softmax"),
          Map.entry("log_softmax", "LogSoftmax"),
          Map.entry("clip_by_value", "Clip"),
          Map.entry("cast", "Cast"),
          Map.entry("identity", "Identity"),
          Map.entry("stop_gradient", "Identity"),
          Map.entry("reshape", "Reshape"),
          Map.entry("transpose", "Transpose"),
          Map.entry("expand_dims", "ExpandDims"),
          Map.entry("squeeze", "Squeeze"),
          Map.entry("concat", "Concatenate"),
          Map.entry("l2_normalize", "UnitNormalization"),
          Map.entry("stack", "Stack"));

  private TensorFlowFunctions() {}

  /** The operation's kind; the layer's own where the function is not known. */
  static String kind(String layer, String function) {
    if (layer.equals("SlicingOpLambda")) {
      return "GetItem";
    }
    String plain = function.replaceFirst("^(compat\\.v1\\.)?(math\\.|nn\\.|linalg\\.)?", "");
    return KINDS.getOrDefault(plain, layer);
  }
}
