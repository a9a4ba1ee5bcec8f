package org.convlens.format.keras;

import java.util.List;
import java.util.Set;
import org.convlens.format.file.FormatException;

/**
 * A kind of layer.
 *
 * @param weights the names of a layer's weights, in Keras's order
 * @param translator what it becomes
 * @param takes what a call may be given
 */
record LayerKind(Names weights, Translator translator, Takes takes) {
  /** What a call may be given: tensors alone, also numbers in their place, or more. */
  enum Takes {
    TENSORS,
    NUMBERS,
    ANYTHING
  }

  /** What training does not change by gradients: running statistics. */
  static final Set<String> NOT_LEARNED =
      Set.of("moving_mean", "moving_variance", "mean", "variance", "count");

  /** Which weights a layer has. */
  @FunctionalInterface
  interface Names {
    List<String> apply(KerasLayer layer) throws FormatException;
  }

  /** What a call of a layer becomes: nodes. */
  @FunctionalInterface
  interface Translator {
    Value translate(LayerCall call) throws FormatException;
  }

  static LayerKind of(Names weights, Translator translator) {
    return new LayerKind(weights, translator, Takes.TENSORS);
  }

  static LayerKind withoutWeights(Translator translator) {
    return new LayerKind(layer -> List.of(), translator, Takes.TENSORS);
  }

  /** An operation. */
  static LayerKind operation(Takes takes, Translator translator) {
    return new LayerKind(layer -> List.of(), translator, takes);
  }
}
