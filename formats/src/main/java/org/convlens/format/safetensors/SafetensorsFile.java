package org.convlens.format.safetensors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.storage.MappedFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Named tensors: eight bytes with the length of a JSON header, the header, then the numbers. The
 * tensors are views of the mapped file.
 *
 * @param tensors by name, in the header's order
 * @param metadata texts that the writer added
 */
public record SafetensorsFile(Map<String, Tensor> tensors, Map<String, String> metadata) {
  private static final long LONGEST_HEADER = 100_000_000;
  private static final int LONGEST_SHAPE = 16;

  public SafetensorsFile {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Map.copyOf(metadata);
  }

  /** Whether a file starts as this format does. */
  public static boolean recognises(Header header) {
    byte[] start = header.start();
    if (start.length < 10 || start[8] != '{') {
      return false;
    }
    long length = 0;
    for (int i = 7; i >= 0; i--) {
      length = length << 8 | (start[i] & 0xff);
    }
    return length >= 2 && length <= LONGEST_HEADER && (start[9] == '"' || start[9] == '}');
  }

  /**
   * @throws FormatException if the header does not describe the file
   */
  public static SafetensorsFile of(Path path) throws IOException {
    MappedFile file = MappedFile.of(path);
    long length = file.slice(0, 8).getLong(0);
    if (length < 2 || length > LONGEST_HEADER) {
      throw FormatException.in(path, "a safetensors header of " + length + " bytes", null);
    }
    String text = StandardCharsets.UTF_8.decode(file.slice(8, length)).toString();
    try {
      return read(path, file, BoundedJson.tree(text), 8 + length);
    } catch (JacksonException e) {
      throw FormatException.in(path, "the safetensors header is not JSON: it is damaged", e);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw FormatException.in(path, "the safetensors header is damaged: " + e.getMessage(), e);
    }
  }

  private static SafetensorsFile read(Path path, MappedFile file, JsonNode header, long start)
      throws FormatException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      if (name.equals("__metadata__")) {
        value.properties().forEach(p -> metadata.put(p.getKey(), p.getValue().asString("")));
        continue;
      }
      JsonNode offsets = value.path("data_offsets");
      long from = offsets.path(0).asLong(-1);
      long to = offsets.path(1).asLong(-1);
      Shape shape = shape(value.path("shape"), name);
      ElementType type = type(value.path("dtype").asString(""), name);
      if (from < 0 || to < from || to - from != shape.elements() * type.bytes()) {
        throw FormatException.in(
            path, "the tensor '" + name + "' does not have the bytes that it needs", null);
      }
      tensors.put(name, Tensor.of(shape, type, file.slice(start + from, to - from)));
    }
    return new SafetensorsFile(tensors, metadata);
  }

  private static Shape shape(JsonNode list, String name) {
    int[] extents = new int[list.size()];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = list.get(i).isInt() ? list.get(i).asInt() : -1;
      if (extents[i] < 0 || extents.length > LONGEST_SHAPE) {
        throw new IllegalArgumentException("the tensor '" + name + "' has a shape " + list);
      }
    }
    return Shape.of(extents);
  }

  private static ElementType type(String dtype, String name) {
    return switch (dtype) {
      case "F32" -> ElementType.FLOAT32;
      case "F16" -> ElementType.FLOAT16;
      case "BF16" -> ElementType.BFLOAT16;
      case "F64" -> ElementType.FLOAT64;
      case "I64" -> ElementType.INT64;
      case "I32" -> ElementType.INT32;
      case "I16" -> ElementType.INT16;
      case "I8" -> ElementType.INT8;
      case "U8" -> ElementType.UINT8;
      case "U16" -> ElementType.UINT16;
      case "BOOL" -> ElementType.BOOL;
      default ->
          throw new IllegalArgumentException(
              "the tensor '" + name + "' holds numbers of type '" + dtype + "'");
    };
  }
}
