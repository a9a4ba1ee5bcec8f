package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.InputSize;
import org.convlens.format.preprocess.PreprocessingJson;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Stretch;
import org.convlens.task.UsageException;

/**
 * What a file says beside the graph. ConvLens writes {@code convlens.labels}, {@code
 * convlens.preprocessing} and {@code convlens.history}, each JSON; other tools have their own
 * entries.
 */
record Metadata(Map<String, String> entries, String producer) {
  static final String LABELS = "convlens.labels";
  static final String PREPROCESSING = "convlens.preprocessing";
  static final String HISTORY = "convlens.history";

  private static final String KNOWN = "the file's metadata";
  private static final String PIXEL_RANGE = "Image.NominalPixelRange";

  /** Says that the preprocessing is a guess; absent if it is known. */
  static final String ORIGIN = "convlens.preprocessing.origin";

  /** How the origin of a guess begins. */
  static final String GUESSED = "guessed";

  static Metadata of(ModelProto proto) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (StringStringEntryProto entry : proto.getMetadataPropsList()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    return new Metadata(entries, proto.getProducerName());
  }

  /**
   * @param facts further metadata
   */
  Model model(String name, Graph graph, Map<String, String> facts) {
    Map<String, String> rest = new LinkedHashMap<>(entries);
    rest.remove(LABELS);
    rest.remove(PREPROCESSING);
    rest.remove(HISTORY);
    rest.remove(ORIGIN);
    rest.remove(InputSize.FACT);
    rest.putAll(facts);
    return new Model(name, graph, preprocessing(name, graph), labels(), history(), rest);
  }

  private Preprocessing preprocessing(String name, Graph graph) {
    String written = entries.get(PREPROCESSING);
    if (written != null) {
      try {
        return PreprocessingJson.read(written, origin(), graph.inputShape());
      } catch (UsageException e) {
        return guess(name, graph);
      }
    }
    return entries.containsKey(PIXEL_RANGE) ? windows(graph) : guess(name, graph);
  }

  private Preprocessing guess(String name, Graph graph) {
    return Presets.guess(name, producer, graph.inputShape());
  }

  /** The entries of Windows ML. */
  private Preprocessing windows(Graph graph) {
    boolean bytes = entries.getOrDefault(PIXEL_RANGE, "").endsWith("0_255");
    boolean reversed = entries.getOrDefault("Image.BitmapPixelFormat", "").startsWith("Bgr");
    Channels colour = reversed ? Channels.BGR : Channels.RGB;
    return new Preprocessing(
        new Stretch(Filter.BILINEAR),
        graph.inputShape().channels() == 1 ? Channels.GREY : colour,
        bytes ? 1 : 1 / 255.0,
        List.of(0.0),
        List.of(1.0),
        KNOWN);
  }

  private String origin() {
    String origin = entries.getOrDefault(ORIGIN, "");
    return origin.startsWith(GUESSED) ? origin : KNOWN;
  }

  private Labels labels() {
    for (String key : List.of(LABELS, "labels", "classes", "class_names", "names")) {
      String written = entries.get(key);
      if (written != null) {
        List<String> names = MetadataJson.labels(written);
        if (!names.isEmpty()) {
          return new Labels(names);
        }
      }
    }
    return Labels.NONE;
  }

  private Optional<History> history() {
    String written = entries.get(HISTORY);
    return written == null ? Optional.empty() : MetadataJson.history(written);
  }
}
