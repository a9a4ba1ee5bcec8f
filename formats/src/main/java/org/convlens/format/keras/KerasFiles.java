package org.convlens.format.keras;

import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.Text;
import org.convlens.format.storage.MappedFile;
import org.convlens.format.storage.ZipArchive;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a model's description and its weights lie.
 *
 * @param json the description
 * @param weights the arrays
 * @param versionText of the Keras that wrote the file
 * @param backend of the Keras that wrote the file; may be empty
 */
record KerasFiles(JsonNode json, LayerWeights.Source weights, String versionText, String backend) {
  private static final long LONGEST_JSON = 64L << 20;
  private static final int[] HDF = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  static boolean isHdf(Header header) {
    return header.startsWith(HDF);
  }

  /** A zip archive that starts with one of the files of a {@code .keras} archive. */
  static boolean isArchive(Header header) {
    String start = new String(header.start(), StandardCharsets.ISO_8859_1);
    return header.startsWith('P', 'K', 3, 4)
        && Stream.of("metadata.json", "config.json", "model.weights.h5")
            .anyMatch(name -> start.startsWith(name, 30));
  }

  static boolean isJson(Header header) {
    String start = new String(header.start(), StandardCharsets.UTF_8).stripLeading();
    return start.startsWith("{")
        && start.contains("\"class_name\"")
        && !start.contains("\"modelTopology\"");
  }

  static KerasFiles of(Path path) throws IOException {
    Header header = Header.of(path);
    if (isHdf(header)) {
      return ofHdf(path);
    }
    return isArchive(header) ? ofArchive(path) : ofJson(path);
  }

  private static KerasFiles ofHdf(Path path) throws IOException {
    HdfTree file = HdfTree.of(MappedFile.of(path).whole(), path);
    String config = file.text(file.root(), "model_config");
    if (config == null) {
      Path json = beside(path, List.of("json"), "the description of the model");
      return joined(parse(json), file);
    }
    Group group = file.group(file.root(), "model_weights");
    if (group == null) {
      throw new FormatException("this file holds a model's description but no weights");
    }
    String version = file.text(file.root(), "keras_version");
    String backend = file.text(file.root(), "backend");
    return new KerasFiles(
        BoundedJson.tree(config),
        new LegacyWeights(file, group),
        version == null ? "1" : version,
        backend == null ? "" : backend);
  }

  private static KerasFiles ofJson(Path path) throws IOException {
    JsonNode json = parse(path);
    Path weights = beside(path, List.of("h5", "hdf5", "keras"), "the weights");
    return joined(json, HdfTree.of(MappedFile.of(weights).whole(), weights));
  }

  private static KerasFiles joined(JsonNode json, HdfTree file) throws IOException {
    Group group = file.group(file.root(), "model_weights");
    LayerWeights.Source source =
        StoreWeights.isStore(file)
            ? new StoreWeights(file)
            : new LegacyWeights(file, group == null ? file.root() : group);
    String written = json.path("keras_version").asString("");
    String version = written.isEmpty() ? file.text(file.root(), "keras_version") : written;
    String backend = file.text(file.root(), "backend");
    String otherwise = json.has("module") ? "3" : "1";
    return new KerasFiles(
        json,
        source,
        version == null ? otherwise : version,
        backend == null ? json.path("backend").asString("") : backend);
  }

  private static KerasFiles ofArchive(Path path) throws IOException {
    ZipArchive archive = ZipArchive.of(path);
    JsonNode config = BoundedJson.tree(text(archive, "config.json"));
    JsonNode metadata = BoundedJson.tree(text(archive, "metadata.json"));
    ByteBuffer weights = archive.bytes(entry(archive, "model.weights.h5"), Integer.MAX_VALUE);
    HdfTree file = HdfTree.of(weights, path);
    return new KerasFiles(
        config, new StoreWeights(file), metadata.path("keras_version").asString("3"), "");
  }

  private static ZipArchive.Entry entry(ZipArchive archive, String name) throws FormatException {
    ZipArchive.Entry entry = archive.entry(name);
    if (entry == null) {
      throw new FormatException("this archive has no '" + name + "': it is not a Keras model");
    }
    return entry;
  }

  private static String text(ZipArchive archive, String name) throws FormatException {
    return StandardCharsets.UTF_8
        .decode(archive.bytes(entry(archive, name), LONGEST_JSON))
        .toString();
  }

  private static JsonNode parse(Path path) throws IOException {
    JsonNode json = BoundedJson.tree(Text.read(path, LONGEST_JSON));
    JsonNode inner = json.path("model_config");
    return inner.isObject() ? inner : json;
  }

  /**
   * The file that belongs to another one: of the same name, or called after what it is, or the only
   * one of its kind in the folder.
   */
  private static Path beside(Path path, List<String> endings, String what) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    String stem = stem(path);
    @Nullable Path only = null;
    int count = 0;
    try (Stream<Path> all = Files.list(folder == null ? path : folder)) {
      for (Path each : all.sorted().toList()) {
        String file = each.getFileName().toString();
        boolean fits = endings.stream().anyMatch(e -> file.endsWith("." + e));
        if (!fits || !Files.isRegularFile(each)) {
          continue;
        }
        if (stem(each).equals(stem)) {
          return each;
        }
        only = each;
        count++;
      }
    }
    if (only == null || count != 1) {
      throw new FormatException(
          what
              + " should lie beside this file as '"
              + stem
              + "."
              + endings.get(0)
              + "'; there "
              + (count == 0 ? "is none" : "are " + count + " that it might be"));
    }
    return only;
  }

  private static String stem(Path path) {
    return path.getFileName().toString().replaceAll("([._]weights)?\\.[^.]*$", "");
  }

  /** The first number of the version. */
  int version() {
    String first = versionText.replaceAll("\\..*", "");
    return first.matches("\\d{1,4}") ? Integer.parseInt(first) : 2;
  }

  /** Whether Theano wrote the file in Keras 1: it mirrors convolution kernels. */
  boolean isTheano() {
    return backend.equals("theano");
  }
}
