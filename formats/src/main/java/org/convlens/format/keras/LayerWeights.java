package org.convlens.format.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;

/** The arrays of every layer, in the order in which Keras makes a layer's weights. */
final class LayerWeights {
  private final Map<KerasLayer, List<Tensor>> arrays = new HashMap<>();

  /** Where weights come from. */
  interface Source {
    /** Finds the arrays of all layers of a model, nested ones included. */
    LayerWeights of(KerasTopology model) throws FormatException;
  }

  void put(KerasLayer layer, List<Tensor> weights) {
    arrays.put(layer, List.copyOf(weights));
  }

  /** A layer's arrays; empty if it has none. */
  List<Tensor> of(KerasLayer layer) {
    return arrays.getOrDefault(layer, List.of());
  }

  /**
   * Numbers that training leaves as they are: of layers that are not trainable, and moving means
   * and variances.
   */
  long fixed() throws FormatException {
    long fixed = 0;
    for (Map.Entry<KerasLayer, List<Tensor>> entry : arrays.entrySet()) {
      KerasLayer layer = entry.getKey();
      List<String> names = LayerTable.kind(layer).weights().apply(layer);
      boolean trained = layer.flag(true, "trainable");
      for (int i = 0; i < entry.getValue().size(); i++) {
        boolean learned = i >= names.size() || !LayerKind.NOT_LEARNED.contains(names.get(i));
        fixed += trained && learned ? 0 : entry.getValue().get(i).size();
      }
    }
    return fixed;
  }

  boolean isEmpty() {
    return arrays.values().stream().allMatch(List::isEmpty);
  }
}
