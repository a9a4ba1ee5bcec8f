package org.convlens.format.keras;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import tools.jackson.databind.JsonNode;

/**
 * One array of a TensorFlow.js weight group.
 *
 * @param stored how its numbers lie in the file
 * @param scale of quantised numbers: value = stored · scale + min; 0 for numbers as they are
 */
record ShardArray(String name, Shape shape, ElementType stored, double scale, double min) {
  static ShardArray of(JsonNode weight) throws FormatException {
    String name = weight.path("name").asString("").replaceAll(":\\d+$", "");
    List<Integer> extents = new ArrayList<>();
    for (JsonNode extent : weight.path("shape")) {
      if (!extent.isInt() || extent.asInt() < 0) {
        throw new FormatException("the array '" + name + "' has no proper shape");
      }
      extents.add(extent.asInt());
    }
    JsonNode quantization = weight.path("quantization");
    JsonNode type = quantization.isObject() ? quantization.path("dtype") : weight.path("dtype");
    ElementType stored =
        switch (type.asString("")) {
          case "float32" -> ElementType.FLOAT32;
          case "float16" -> ElementType.FLOAT16;
          case "uint8" -> ElementType.UINT8;
          case "uint16" -> ElementType.UINT16;
          case "int32" -> ElementType.INT32;
          case "bool" -> ElementType.BOOL;
          default ->
              throw new FormatException(
                  "the array '" + name + "' is of the type '" + type.asString("") + "'");
        };
    return new ShardArray(
        name,
        Shape.of(extents),
        stored,
        quantization.path("scale").asDouble(0),
        quantization.path("min").asDouble(0));
  }

  long bytes() {
    return Math.multiplyExact(shape.elements(), (long) stored.bytes());
  }

  Tensor tensor(ByteBuffer bytes) {
    Tensor tensor = Tensor.of(shape, stored, bytes);
    if (scale == 0) {
      return tensor;
    }
    float[] values = tensor.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * scale + min);
    }
    return Tensor.of(shape, values);
  }
}
