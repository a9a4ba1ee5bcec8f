package org.convlens.format.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.storage.MappedFile;
import tools.jackson.databind.JsonNode;

/**
 * Weights as TensorFlow.js holds them: groups of arrays one after the other, each group cut into
 * shards. An array is called {@code layer/weight}.
 */
record ShardWeights(Map<String, Tensor> arrays) implements LayerWeights.Source {
  static ShardWeights of(JsonNode manifest, Path model) throws IOException {
    Map<String, Tensor> arrays = new HashMap<>();
    Set<Path> taken = new HashSet<>();
    for (JsonNode group : manifest) {
      List<ShardArray> declared = new ArrayList<>();
      long needed = 0;
      for (JsonNode weight : group.path("weights")) {
        ShardArray array = ShardArray.of(weight);
        declared.add(array);
        needed = Math.addExact(needed, array.bytes());
      }
      ByteBuffer bytes = join(group.path("paths"), model, needed, taken);
      int at = 0;
      for (ShardArray array : declared) {
        int length = Math.toIntExact(array.bytes());
        arrays.put(array.name(), array.tensor(bytes.slice(at, length)));
        at += length;
      }
    }
    return new ShardWeights(arrays);
  }

  /**
   * The shards of a group as one.
   *
   * @param taken shards so far, of all groups: each belongs to one
   */
  private static ByteBuffer join(JsonNode paths, Path model, long needed, Set<Path> taken)
      throws IOException {
    List<MappedFile> shards = new ArrayList<>();
    long held = 0;
    for (JsonNode path : paths) {
      Path file = beside(model, path.asString(""));
      if (!taken.add(file)) {
        throw new FormatException("the weight file '" + file.getFileName() + "' is named twice");
      }
      MappedFile shard = MappedFile.of(file);
      shards.add(shard);
      held += shard.size();
    }
    if (held != needed || held > Integer.MAX_VALUE - 8) {
      throw new FormatException(
          "its weight files hold " + held + " bytes, the description needs " + needed);
    }
    if (shards.size() == 1) {
      return shards.get(0).whole();
    }
    ByteBuffer joined = ByteBuffer.allocate((int) held).order(ByteOrder.LITTLE_ENDIAN);
    for (MappedFile shard : shards) {
      joined.put(shard.whole());
    }
    return joined.flip();
  }

  /** A file in the model's folder or below; nothing outside is ever opened. */
  private static Path beside(Path model, String name) throws IOException {
    try {
      Path folder = model.toRealPath().resolveSibling("").toRealPath();
      Path file = folder.resolve(name).normalize();
      if (name.isEmpty() || !file.startsWith(folder)) {
        throw new FormatException("the weight file '" + name + "' lies outside of its folder");
      }
      if (!Files.isRegularFile(file)) {
        throw new FormatException("the weight file '" + name + "' is not beside it");
      }
      if (!file.toRealPath().startsWith(folder)) {
        throw new FormatException("the weight file '" + name + "' lies outside of its folder");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new FormatException("a weight file has a name that cannot be", e);
    }
  }

  @Override
  public LayerWeights of(KerasTopology model) throws FormatException {
    LayerWeights weights = new LayerWeights();
    collect(model, weights);
    return weights;
  }

  private void collect(KerasTopology model, LayerWeights weights) throws FormatException {
    for (KerasLayer layer : model.layers()) {
      KerasTopology inner = layer.model();
      if (inner != null) {
        collect(inner, weights);
        continue;
      }
      List<Tensor> own = new ArrayList<>();
      for (String weight : LayerTable.kind(layer).weights().apply(layer)) {
        own.add(find(layer, layer.name() + "/" + weight));
      }
      weights.put(layer, own);
    }
  }

  /** The array of that name, or the only one whose path ends in it. */
  private Tensor find(KerasLayer layer, String name) throws FormatException {
    Tensor exact = arrays.get(name);
    if (exact != null) {
      return exact;
    }
    List<String> ending = arrays.keySet().stream().filter(k -> k.endsWith("/" + name)).toList();
    if (ending.size() != 1) {
      throw layer.refusal("the weight files hold no array '" + name + "'");
    }
    return arrays.getOrDefault(ending.get(0), Tensor.of(Shape.of(0)));
  }
}
