package org.convlens.format.torchscript;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Storage;
import org.convlens.format.pickle.View;
import org.convlens.format.storage.ZipArchive;
import tools.jackson.databind.JsonNode;

/** Tensors of a folder of an archive, each a view of a file of plain numbers. */
final class ExportedWeights {
  private static final int MOST_AXES = 8;

  private final ZipArchive zip;
  private final String folder;
  private final Map<String, Storage> storages = new HashMap<>();

  ExportedWeights(ZipArchive zip, String folder) {
    this.zip = zip;
    this.folder = folder;
  }

  /**
   * Tensors by their names.
   *
   * @param listed by name: the file, the type and where the numbers lie in it
   */
  Map<String, View> views(JsonNode listed) throws FormatException {
    Map<String, View> views = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : listed.properties()) {
      String name = entry.getKey();
      JsonNode meta = entry.getValue().path("tensor_meta");
      if (entry.getValue().path("use_pickle").asBoolean(false)) {
        throw new FormatException("the tensor '" + name + "' is pickled, which is not read");
      }
      ElementType type = type(meta.path("dtype").asInt(0), name);
      String file = entry.getValue().path("path_name").asString("");
      views.put(
          name,
          new View(
              storage(file, type, name),
              meta.path("storage_offset").path("as_int").asLong(-1),
              numbers(meta.path("sizes"), name),
              numbers(meta.path("strides"), name)));
    }
    return views;
  }

  private Storage storage(String file, ElementType type, String name) throws FormatException {
    Storage there = storages.get(file + type);
    if (there != null) {
      return there;
    }
    ZipArchive.Entry entry = zip.entry(folder + file);
    if (entry == null) {
      throw new FormatException("the numbers of '" + name + "' are not in the archive: cut off");
    }
    ByteBuffer bytes = zip.bytes(entry, Integer.MAX_VALUE);
    int count = bytes.remaining() / type.bytes();
    Tensor all = Tensor.of(Shape.of(count), type, bytes.slice(0, count * type.bytes()));
    Storage storage = Storage.of(file, all);
    storages.put(file + type, storage);
    return storage;
  }

  private static long[] numbers(JsonNode list, String name) throws FormatException {
    long[] numbers = new long[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.path(i).path("as_int").asLong(-1);
      if (numbers[i] < 0 || numbers.length > MOST_AXES) {
        throw new FormatException("the tensor '" + name + "' has a shape " + list);
      }
    }
    return numbers;
  }

  /** By the schema's numbers, which are not those of TorchScript. */
  private static ElementType type(int number, String name) throws FormatException {
    return switch (number) {
      case 1 -> ElementType.UINT8;
      case 2 -> ElementType.INT8;
      case 3 -> ElementType.INT16;
      case 4 -> ElementType.INT32;
      case 5 -> ElementType.INT64;
      case 6 -> ElementType.FLOAT16;
      case 7 -> ElementType.FLOAT32;
      case 8 -> ElementType.FLOAT64;
      case 12 -> ElementType.BOOL;
      case 13 -> ElementType.BFLOAT16;
      default ->
          throw new FormatException(
              "the tensor '"
                  + name
                  + "' holds numbers of a type that is not read ("
                  + number
                  + ")");
    };
  }
}
