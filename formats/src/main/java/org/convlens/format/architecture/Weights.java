package org.convlens.format.architecture;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;

/** Weights by name, such as {@code layer1.0.conv1.weight}, and which of them a network takes. */
final class Weights {
  private final Map<String, Tensor> tensors;
  private final Set<String> taken = new HashSet<>();

  Weights(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /** All of them, in the file's order. */
  Map<String, Tensor> tensors() {
    return tensors;
  }

  /** The names of those that nobody has asked for with {@link #get}, in the file's order. */
  List<String> left() {
    return tensors.keySet().stream().filter(name -> !taken.contains(name)).toList();
  }

  /** Whether a module has a tensor called {@code weight}. */
  boolean has(String module) {
    return tensors.containsKey(module + ".weight");
  }

  boolean hasAll(String... modules) {
    for (String module : modules) {
      if (!has(module)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a module or a part of it has tensors. */
  boolean hasPart(String module) {
    return tensors.keySet().stream().anyMatch(k -> k.startsWith(module + "."));
  }

  boolean isNorm(String module) {
    return tensors.containsKey(module + ".running_mean");
  }

  /**
   * @throws FormatException naming what is missing
   */
  Tensor get(String name) throws FormatException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new FormatException("the weights '" + name + "' are missing");
    }
    taken.add(name);
    return tensor;
  }

  /** The shape of a module's {@code weight}. */
  Shape shape(String module) throws FormatException {
    Tensor tensor = tensors.get(module + ".weight");
    if (tensor == null) {
      throw new FormatException("the weights '" + module + ".weight' are missing");
    }
    return tensor.shape();
  }

  /** Whether the module is a convolution with so large a square kernel. */
  boolean isConvolution(String module, int side) {
    Tensor tensor = tensors.get(module + ".weight");
    return tensor != null
        && tensor.shape().rank() == 4
        && tensor.shape().extent(2) == side
        && tensor.shape().extent(3) == side;
  }

  /** Whether the module is a dense layer. */
  boolean isLinear(String module) {
    Tensor tensor = tensors.get(module + ".weight");
    return tensor != null && tensor.shape().rank() == 2;
  }

  /** How many modules there are whose names are the prefix and a number, counted from the first. */
  int count(String prefix, int first) {
    int count = 0;
    while (count < 10_000 && hasPart(prefix + (first + count))) {
      count++;
    }
    return count;
  }

  /** The modules that have tensors of their own, at a name and below it, in the file's order. */
  List<String> modules(String name) {
    return tensors.keySet().stream()
        .filter(k -> k.startsWith(name + "."))
        .map(k -> k.substring(0, k.lastIndexOf('.')))
        .distinct()
        .toList();
  }
}
