package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What layers are called. A file names tensors alone, after the operators of TensorFlow that each
 * was made of: {@code model/relu1/Relu;model/bn1/add;model/conv1/Conv2D} is what a convolution puts
 * out that has swallowed two others. A layer is called as its own: {@code conv1}.
 */
final class LayerNames {
  /** Names that the converter makes up. */
  private static final Pattern MADE_UP =
      Pattern.compile(
          "|tfl\\..*|arith\\..*|stablehlo.*|Identity(_\\d+)?|(StatefulPartitionedCall|serve|main|PartitionedCall)"
              + "(_\\d+)?");

  private static final Pattern CONVOLUTION =
      Pattern.compile(".*(conv|depthwise|matmul|dense|fully_connected).*");

  /** Models within each other that all layers may be in. */
  private static final int DEEPEST = 8;

  private final List<LiteTensor> tensors;

  LayerNames(List<LiteTensor> tensors) {
    this.tensors = tensors;
  }

  /**
   * One for each node, no two alike.
   *
   * @param inputs the tensors that each node takes
   * @param outputs the tensors that each node makes
   * @param picture the tensors that pictures come in
   */
  List<String> of(
      List<String> operators,
      List<List<Integer>> inputs,
      List<List<Integer>> outputs,
      List<Integer> picture) {
    List<List<String>> paths = new ArrayList<>();
    List<Integer> layers = new ArrayList<>();
    Set<Integer> computed = new HashSet<>(picture);
    for (int i = 0; i < operators.size(); i++) {
      String tensor = outputs.get(i).isEmpty() ? "" : tensors.get(outputs.get(i).get(0)).name();
      paths.add(path(operators.get(i), tensor));
      boolean depends = inputs.get(i).stream().anyMatch(computed::contains);
      if (depends && !operators.get(i).equals("SHAPE")) {
        computed.addAll(outputs.get(i));
        layers.add(i);
      }
    }
    for (int i = 0; i < DEEPEST && sharesFirst(layers.stream().map(paths::get).toList()); i++) {
      paths.replaceAll(path -> path.size() > 1 ? path.subList(1, path.size()) : path);
    }
    Map<String, List<Integer>> owners = new HashMap<>();
    layers.forEach(i -> owners.computeIfAbsent(layer(paths.get(i)), k -> new ArrayList<>()).add(i));
    Set<String> taken = new HashSet<>();
    String[] names = new String[paths.size()];
    Arrays.fill(names, "");
    for (int i : layers) {
      List<Integer> sharing = owners.getOrDefault(layer(paths.get(i)), List.of());
      String name =
          isLayer(i, sharing, operators) ? layer(paths.get(i)) : String.join("/", paths.get(i));
      names[i] = unique(name.isEmpty() ? kind(operators.get(i)) : name, taken);
    }
    return List.of(names);
  }

  /** Whether a node is what its layer is called after: alone, or the only one with weights. */
  private static boolean isLayer(int node, List<Integer> sharing, List<String> operators) {
    List<Integer> weighted = sharing.stream().filter(i -> weighs(operators.get(i))).toList();
    return sharing.size() == 1 || weighted.equals(List.of(node));
  }

  private static boolean weighs(String operator) {
    return operator.contains("CONV") || operator.equals("FULLY_CONNECTED");
  }

  private static String kind(String operator) {
    return operator.replace("'", "").toLowerCase(Locale.ROOT);
  }

  private static String unique(String name, Set<String> taken) {
    String candidate = name;
    for (int i = 1; !taken.add(candidate); i++) {
      candidate = name + ":" + i;
    }
    return candidate;
  }

  /** Without the operator's name at the end. */
  private static String layer(List<String> path) {
    return String.join("/", path.size() > 1 ? path.subList(0, path.size() - 1) : path);
  }

  /** Whether all that have several parts begin with the same: the model's name. */
  private static boolean sharesFirst(List<List<String>> paths) {
    Set<String> first = new HashSet<>();
    paths.stream().filter(path -> path.size() > 2).forEach(path -> first.add(path.get(0)));
    boolean shorter = paths.stream().anyMatch(path -> path.size() == 2);
    paths.stream().filter(path -> path.size() == 2).forEach(path -> first.add(path.get(0)));
    return first.size() == 1 && (!shorter || paths.stream().anyMatch(path -> path.size() > 2));
  }

  /** The parts of a tensor's name that tell of the node itself; empty if none does. */
  private static List<String> path(String operator, String tensor) {
    List<String> merged = List.of(tensor.split(";", -1));
    String first = merged.get(0);
    List<String> own =
        weighs(operator) ? merged.stream().filter(LayerNames::weighed).toList() : List.of();
    String chosen =
        own.stream()
            .filter(part -> before(part).equals(before(first)))
            .findFirst()
            .orElse(own.isEmpty() ? first : own.get(0));
    String plain = chosen.replaceFirst(":\\d+$", "").replaceFirst("^serving_default_", "");
    return MADE_UP.matcher(plain).matches() ? List.of("") : Arrays.asList(plain.split("/", -1));
  }

  /** What stands before the operator's name. */
  private static String before(String part) {
    return part.substring(0, Math.max(0, part.lastIndexOf('/')));
  }

  private static boolean weighed(String part) {
    String last = part.substring(part.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return part.contains("/") && CONVOLUTION.matcher(last).matches();
  }
}
