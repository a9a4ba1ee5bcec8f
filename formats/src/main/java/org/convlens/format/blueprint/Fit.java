package org.convlens.format.blueprint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * A file's tensors in the places of a blueprint's. All that take part in looking are there, none is
 * left over, and all have the library's shapes but for the numbers of classes and of the picture's
 * channels, which are the file's own.
 *
 * @param misfits what does not fit, a clause each; none if all does
 * @param channels of the picture, where the tensors tell them; else 0
 */
record Fit(Blueprint blueprint, List<String> misfits, int channels) {
  Fit {
    misfits = List.copyOf(misfits);
  }

  static Fit of(Blueprint blueprint, Map<String, Tensor> tensors) {
    List<String> misfits = new ArrayList<>();
    Map<Blueprint.Free, Integer> free = new EnumMap<>(Blueprint.Free.class);
    Set<String> used = blueprint.used();
    blueprint
        .tensors()
        .forEach(
            (name, extents) -> {
              Tensor tensor = tensors.get(name);
              if (tensor == null && used.contains(name)) {
                misfits.add("'" + name + "' is missing");
              } else if (tensor != null && !fits(extents, tensor.shape(), free)) {
                misfits.add("'" + name + "' is " + tensor.shape());
              }
            });
    tensors.keySet().stream()
        .filter(name -> !blueprint.tensors().containsKey(name))
        .forEach(name -> misfits.add("'" + name + "' is left over"));
    return new Fit(blueprint, misfits, free.getOrDefault(Blueprint.Free.CHANNELS, 0));
  }

  boolean isWhole() {
    return misfits.isEmpty();
  }

  private static boolean fits(
      List<Blueprint.Extent> extents, Shape shape, Map<Blueprint.Free, Integer> free) {
    if (shape.rank() != extents.size()) {
      return false;
    }
    for (int axis = 0; axis < extents.size(); axis++) {
      Blueprint.Extent wanted = extents.get(axis);
      int own = shape.extent(axis);
      boolean open = wanted.free() != Blueprint.Free.NOTHING;
      int expected = open ? free.computeIfAbsent(wanted.free(), f -> own) : wanted.length();
      if (own != expected || own < 1) {
        return false;
      }
    }
    return true;
  }
}
