package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import tools.jackson.databind.JsonNode;

/** Numbers that a configuration holds: one, or lists of lists of them. */
final class ConstantArray {
  private ConstantArray() {}

  /**
   * @throws FormatException if lists beside each other are of different lengths
   */
  static Tensor of(JsonNode json) throws FormatException {
    List<Integer> extents = new ArrayList<>();
    for (JsonNode level = json; level.isArray(); level = level.path(0)) {
      extents.add(level.size());
    }
    List<Float> numbers = new ArrayList<>();
    collect(json, extents, 0, numbers);
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    return Tensor.of(Shape.of(extents), values);
  }

  private static void collect(JsonNode json, List<Integer> extents, int depth, List<Float> into)
      throws FormatException {
    boolean list = depth < extents.size();
    if (json.isArray() != list || (list ? json.size() != extents.get(depth) : !json.isNumber())) {
      throw new FormatException("an array of numbers has rows of different lengths");
    }
    if (!list) {
      into.add((float) json.asDouble());
      return;
    }
    for (JsonNode each : json) {
      collect(each, extents, depth + 1, into);
    }
  }
}
