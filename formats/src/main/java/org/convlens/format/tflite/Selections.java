package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * What comes after the scores and only picks among them: the best few, boxes that do not overlap.
 * It is not computed; whoever asks for it is shown the scores.
 */
final class Selections {
  /** What selects, and which of its inputs are the scores. */
  private static final Map<String, Integer> SCORES =
      Map.of(
          "TOPK_V2", 0,
          "NON_MAX_SUPPRESSION_V4", 1,
          "NON_MAX_SUPPRESSION_V5", 1,
          "'TFLite_Detection_PostProcess'", 1);

  /** What may follow such a node without being a network of its own. */
  private static final Set<String> AFTER =
      Set.of(
          "ADD",
          "CAST",
          "CONCATENATION",
          "DEQUANTIZE",
          "DIV",
          "EXPAND_DIMS",
          "FLOOR_DIV",
          "FLOOR_MOD",
          "GATHER",
          "GATHER_ND",
          "GREATER",
          "LESS",
          "MUL",
          "PACK",
          "PAD",
          "RESHAPE",
          "SELECT",
          "SELECT_V2",
          "SHAPE",
          "SLICE",
          "SPLIT",
          "SQUEEZE",
          "STRIDED_SLICE",
          "SUB",
          "TRANSPOSE",
          "UNPACK");

  private final Map<Integer, Integer> scores = new HashMap<>();

  /**
   * Whether a node selects, or follows one that does: then it is remembered.
   *
   * @throws FormatException if the network goes on behind a selection
   */
  boolean take(LiteNode node) throws FormatException {
    Integer own = SCORES.get(node.operator());
    @Nullable Integer from = own == null ? null : behind(node.input(own));
    for (int input : node.inputs()) {
      Integer inherited = scores.get(input);
      if (inherited != null && own == null) {
        if (!AFTER.contains(node.operator())) {
          throw node.refuse(
              "it goes on with a selection of numbers: only what comes before is a CNN");
        }
        from = inherited;
      }
    }
    if (from != null) {
      for (int output : node.outputs()) {
        scores.put(output, from);
      }
    }
    return from != null;
  }

  /** The scores that a tensor was selected from; the tensor itself where nothing was. */
  int behind(int tensor) {
    return scores.getOrDefault(tensor, tensor);
  }
}
