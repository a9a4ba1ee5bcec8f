package org.convlens.format.pytorch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.View;
import org.jspecify.annotations.Nullable;

/**
 * Weights by the names that their modules give them, such as {@code layer1.0.conv1.weight}.
 *
 * @param tensors in the file's order
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

  private static final int DEEPEST = 3;

  public StateDict {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * The weights in what a file holds: a dictionary of tensors, or a checkpoint with one in it.
   *
   * @param content what the pickle holds
   */
  static StateDict of(Object content) throws FormatException {
    Map<?, ?> found = content instanceof Map<?, ?> map ? dictionary(map, 0) : null;
    if (found == null) {
      throw new FormatException(
          "the file holds no dictionary of weights; of the network, in Python:"
              + " torch.jit.trace(model.eval(), torch.rand(1, 3, 224, 224)).save(\"net.pt\"),"
              + " with the size that it takes");
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : found.entrySet()) {
      if (entry.getKey() instanceof String name && entry.getValue() instanceof View view) {
        tensors.put(name, view.tensor());
      }
    }
    return new StateDict(tensors);
  }

  /** The dictionary under a usual name, the map itself, or the only dictionary in it. */
  private static @Nullable Map<?, ?> dictionary(Map<?, ?> map, int depth) throws FormatException {
    for (String key : CHECKPOINT_KEYS) {
      if (depth < DEEPEST && map.get(key) instanceof Map<?, ?> inner) {
        Map<?, ?> found = dictionary(inner, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    if (hasTensors(map)) {
      return map;
    }
    Map<Object, Map<?, ?>> others = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && hasTensors(inner)) {
            others.put(key, inner);
          }
        });
    if (others.size() > 1) {
      throw new FormatException(
          "the file holds several dictionaries of weights "
              + new ArrayList<>(others.keySet())
              + ": save the one of the network by itself");
    }
    return others.isEmpty() ? null : others.values().iterator().next();
  }

  private static boolean hasTensors(Map<?, ?> map) {
    return map.values().stream().anyMatch(View.class::isInstance);
  }
}
