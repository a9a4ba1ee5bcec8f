package org.convlens.format.torchscript;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.View;
import org.convlens.format.storage.ZipArchive;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The program in an archive of {@code torch.export}: its calls in order, as PyTorch's schema of
 * exported programs has them.
 *
 * @param stored weights, buffers and constants by their names in the network
 * @param names what the calls call them
 * @param pictures the inputs that are left, by what the calls call them, with their shapes
 */
record ExportedProgram(
    JsonNode graph,
    JsonNode results,
    Map<String, View> stored,
    Map<String, Known> names,
    Map<String, JsonNode> pictures) {
  private static final int LARGEST_SIDE = 1 << 14;
  private static final long LONGEST = 256L << 20;

  /** Whether a file of an archive is such a program. */
  static boolean isOne(String name) {
    return name.matches("[^/]*/models/[^/]*\\.json");
  }

  static ExportedProgram of(ZipArchive zip) throws FormatException {
    List<String> programs = zip.entries().keySet().stream().filter(ExportedProgram::isOne).toList();
    if (programs.size() != 1) {
      throw new FormatException("the archive holds " + programs.size() + " programs: one is read");
    }
    String folder = programs.get(0).substring(0, programs.get(0).indexOf('/') + 1);
    String own = programs.get(0).replaceAll(".*/|\\.json$", "");
    Map<String, View> stored = new LinkedHashMap<>();
    for (String kind : List.of("weights", "constants")) {
      String data = folder + "data/" + kind + "/";
      JsonNode listed = json(zip, data + own + "_" + kind + "_config.json");
      stored.putAll(new ExportedWeights(zip, data).views(listed.path("config")));
    }
    JsonNode module = json(zip, programs.get(0)).path("graph_module");
    if (!module.path("graph").path("nodes").isArray()) {
      throw new FormatException("the program has no list of calls: it is damaged");
    }
    return of(module, stored);
  }

  private static ExportedProgram of(JsonNode module, Map<String, View> stored)
      throws FormatException {
    JsonNode graph = module.path("graph");
    Map<String, Known> names = new HashMap<>();
    Map<String, JsonNode> pictures = new LinkedHashMap<>();
    for (JsonNode spec : module.path("signature").path("input_specs")) {
      for (Map.Entry<String, JsonNode> kind : spec.properties()) {
        JsonNode of = kind.getValue();
        String name = of.path("arg").path("name").asString("");
        if (kind.getKey().equals("user_input")) {
          String given = of.path("arg").path("as_tensor").path("name").asString("");
          if (!given.isEmpty()) {
            pictures.put(given, graph.path("tensor_values").path(given).path("sizes"));
          }
        } else if (!kind.getKey().equals("constant_input")) {
          String weight = of.path(kind.getKey() + "_name").asString("");
          View view = stored.get(weight);
          if (view == null) {
            throw new FormatException(
                "the program's " + kind.getKey() + " '" + weight + "' is not in the archive");
          }
          names.put(name, new Known(weight, view));
        }
      }
    }
    return new ExportedProgram(graph, module.path("module_call_graph"), stored, names, pictures);
  }

  private static JsonNode json(ZipArchive zip, String name) throws FormatException {
    ZipArchive.Entry entry = zip.entry(name);
    if (entry == null) {
      throw new FormatException("the archive has no '" + name + "'");
    }
    String text = StandardCharsets.UTF_8.decode(zip.bytes(entry, LONGEST)).toString();
    try {
      return BoundedJson.tree(text);
    } catch (JacksonException e) {
      throw new FormatException("'" + name + "' is not JSON: the archive is damaged", e);
    }
  }

  /**
   * The only picture.
   *
   * @throws FormatException if there are none or several, or it is not N × C × H × W
   */
  String picture() throws FormatException {
    if (pictures.size() != 1) {
      throw new FormatException(
          "the network has "
              + pictures.size()
              + " inputs "
              + pictures.keySet()
              + ": ConvLens reads one");
    }
    Map.Entry<String, JsonNode> only = pictures.entrySet().iterator().next();
    if (only.getValue().size() != 4) {
      throw new FormatException(
          "the network's input has "
              + only.getValue().size()
              + " axes, a picture 4: N × C × H × W");
    }
    JsonNode first = only.getValue().path(0).path("as_int");
    if (first.isNumber() && first.asLong() != 1) {
      throw new FormatException(
          "the network was exported for "
              + first.asLong()
              + " pictures at a time: export it with a single one");
    }
    return only.getKey();
  }

  /** The picture that the program was recorded with; nothing if its size is open. */
  @Nullable Shape recorded() throws FormatException {
    JsonNode sizes = pictures.get(picture());
    List<Integer> extents = new ArrayList<>(List.of(Shape.BATCH));
    for (int axis = 1; axis < 4; axis++) {
      JsonNode size = sizes == null ? null : sizes.path(axis).path("as_int");
      int extent = size != null && size.isInt() ? size.asInt() : 0;
      if (extent < 1 || extent > LARGEST_SIDE) {
        return null;
      }
      extents.add(extent);
    }
    return Shape.of(extents);
  }
}
