package org.convlens.format.keras;

import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * Weights as {@code model.weights.h5} of Keras 3 holds them: {@code layers/conv2d_1/vars/0}, where
 * groups are called after the class and counted.
 */
record StoreWeights(HdfTree file) implements LayerWeights.Source {
  private static final List<String> CONTAINERS =
      List.of("layers", "_layer_checkpoint_dependencies");
  private static final Pattern COUNTED = Pattern.compile("(.*)_(\\d{1,9})");

  static boolean isStore(HdfTree file) throws FormatException {
    return container(file, file.root()) != null;
  }

  @Override
  public LayerWeights of(KerasTopology model) throws FormatException {
    LayerWeights weights = new LayerWeights();
    assign(model, container(file, file.root()), weights, new HashMap<>());
    return weights;
  }

  private static @Nullable Group container(HdfTree file, Group group) throws FormatException {
    for (String name : CONTAINERS) {
      Group found = file.group(group, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * @param shared what was found for layers that are saved only where they are first met
   */
  private void assign(
      KerasTopology model,
      @Nullable Group group,
      LayerWeights weights,
      Map<String, List<Tensor>> shared)
      throws FormatException {
    Map<KerasLayer, Group> own = group == null ? Map.of() : pairs(model, byClass(group));
    for (KerasLayer layer : model.layers()) {
      KerasTopology inner = layer.model();
      Group found = own.get(layer);
      String name = layer.kind() + ' ' + layer.name();
      if (inner != null) {
        assign(inner, found == null ? null : container(file, found), weights, shared);
      } else if (found != null) {
        List<Tensor> arrays = arrays(found);
        weights.put(layer, arrays);
        shared.putIfAbsent(name, arrays);
      } else if (!LayerTable.kind(layer).weights().apply(layer).isEmpty()) {
        weights.put(layer, shared.getOrDefault(name, List.of()));
      }
    }
  }

  /** By the names that the groups carry where these are the layers' names, else by their order. */
  private Map<KerasLayer, Group> pairs(KerasTopology model, Map<String, List<Group>> byClass)
      throws FormatException {
    Map<KerasLayer, Group> pairs = new HashMap<>();
    Map<String, List<KerasLayer>> layers = new HashMap<>();
    for (KerasLayer layer : model.layers()) {
      KerasTopology inner = layer.model();
      if (inner != null || !LayerTable.kind(layer).weights().apply(layer).isEmpty()) {
        String base = snakeCase(inner == null ? layer.kind() : inner.kind());
        layers.computeIfAbsent(base, k -> new ArrayList<>()).add(layer);
      }
    }
    for (Map.Entry<String, List<KerasLayer>> entry : layers.entrySet()) {
      List<Group> groups = byClass.getOrDefault(entry.getKey(), List.of());
      Map<String, KerasLayer> byName = new HashMap<>();
      entry.getValue().forEach(layer -> byName.put(layer.name(), layer));
      List<String> names = new ArrayList<>();
      for (Group each : groups) {
        Group vars = file.group(each, "vars");
        String name = vars == null ? null : file.text(vars, "name");
        names.add(name == null ? "" : name);
      }
      boolean named = byName.keySet().containsAll(names);
      for (int i = 0; i < Math.min(groups.size(), entry.getValue().size()); i++) {
        KerasLayer layer = named ? byName.get(names.get(i)) : entry.getValue().get(i);
        if (layer != null) {
          pairs.put(layer, groups.get(i));
        }
      }
    }
    return pairs;
  }

  /** Groups that hold something, by the name of their class, in the order of their counters. */
  private Map<String, List<Group>> byClass(Group container) throws FormatException {
    Map<String, TreeMap<Integer, Group>> counted = new HashMap<>();
    for (String name : file.children(container)) {
      Group own = file.group(container, name);
      if (own == null || (arrayNames(own).isEmpty() && container(file, own) == null)) {
        continue;
      }
      Matcher matcher = COUNTED.matcher(name);
      boolean numbered = matcher.matches();
      String base = numbered ? matcher.group(1) : name;
      int number = numbered ? Integer.parseInt(matcher.group(2)) : 0;
      counted.computeIfAbsent(base, k -> new TreeMap<>()).put(number, own);
    }
    Map<String, List<Group>> byClass = new HashMap<>();
    counted.forEach((base, groups) -> byClass.put(base, List.copyOf(groups.values())));
    return byClass;
  }

  private List<String> arrayNames(Group own) throws FormatException {
    Group vars = file.group(own, "vars");
    return vars == null ? List.of() : file.children(vars);
  }

  private List<Tensor> arrays(Group own) throws FormatException {
    List<Tensor> arrays = new ArrayList<>();
    for (int i = 0; i < arrayNames(own).size(); i++) {
      arrays.add(file.tensor(own, "vars/" + i));
    }
    return arrays;
  }

  /** As Keras makes it: {@code DepthwiseConv2D} to {@code depthwise_conv2d}. */
  static String snakeCase(String kind) {
    return kind.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
