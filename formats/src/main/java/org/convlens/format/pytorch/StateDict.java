package org.convlens.format.pytorch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.View;

/**
 * Weights by the names that their modules give them, such as {@code layer1.0.conv1.weight}.
 *
 * @param tensors in the file's order, without counters and without a prefix that all share
 */
public record StateDict(Map<String, Tensor> tensors) {
  private static final List<String> CHECKPOINT_KEYS =
      List.of(
          "state_dict",
          "model_state_dict",
          "model_state",
          "model",
          "net",
          "network",
          "weights",
          "params",
          "module");

  private static final List<String> PREFIXES =
      List.of("module.", "_orig_mod.", "model.", "net.", "network.", "backbone.");

  private static final Set<String> COUNTERS =
      Set.of("num_batches_tracked", "total_ops", "total_params");

  /** Takes counters and common prefixes off. */
  public StateDict {
    Map<String, Tensor> own = new LinkedHashMap<>(tensors);
    own.keySet().removeIf(k -> COUNTERS.contains(k.substring(k.lastIndexOf('.') + 1)));
    tensors = Collections.unmodifiableMap(withoutPrefix(own));
  }

  private static Map<String, Tensor> withoutPrefix(Map<String, Tensor> tensors) {
    for (String prefix : PREFIXES) {
      if (!tensors.isEmpty() && tensors.keySet().stream().allMatch(k -> k.startsWith(prefix))) {
        Map<String, Tensor> shorter = new LinkedHashMap<>();
        tensors.forEach((name, each) -> shorter.put(name.substring(prefix.length()), each));
        return withoutPrefix(shorter);
      }
    }
    return tensors;
  }

  /**
   * The weights in what a file holds: a dictionary of tensors, or a checkpoint with one in it.
   *
   * @param content what the pickle holds
   */
  static StateDict of(Object content) throws FormatException {
    if (content instanceof Map<?, ?> map) {
      for (String key : CHECKPOINT_KEYS) {
        if (map.get(key) instanceof Map<?, ?> inner && hasTensors(inner)) {
          return ofTensors(inner);
        }
      }
      if (hasTensors(map)) {
        return ofTensors(map);
      }
    }
    throw new FormatException(
        "the file holds no dictionary of weights: save model.state_dict() with torch.save");
  }

  private static boolean hasTensors(Map<?, ?> map) {
    return map.values().stream().anyMatch(View.class::isInstance);
  }

  private static StateDict ofTensors(Map<?, ?> map) throws FormatException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() instanceof String name && entry.getValue() instanceof View view) {
        tensors.put(name, view.tensor());
      }
    }
    return new StateDict(tensors);
  }
}
