package org.convlens.format.keras;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.ModelReader;
import org.convlens.format.file.Text;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Model;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Opens TensorFlow.js layers models: {@code model.json}, a Keras description with a list of
 * weights, and the binary files that it names. Also what Teachable Machine exports.
 */
public final class TensorFlowJsReader implements ModelReader {
  private static final long LONGEST_JSON = 64L << 20;
  private static final long LONGEST_NOTE = 1L << 20;

  @Override
  public String name() {
    return "TensorFlow.js";
  }

  @Override
  public boolean recognises(Header header) {
    String start = new String(header.start(), StandardCharsets.UTF_8).stripLeading();
    return start.startsWith("{") && start.contains("\"modelTopology\"");
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    Model model = KerasReader.read(path, size, TensorFlowJsReader::files);
    return isTeachable(path.resolveSibling("metadata.json"))
        ? model.withPreprocessing(Presets.guess("teachable machine", model.graph().inputShape()))
        : model;
  }

  private static KerasFiles files(Path path) throws IOException {
    JsonNode json = BoundedJson.tree(Text.read(path, LONGEST_JSON));
    JsonNode topology = json.path("modelTopology");
    if (json.path("format").asString("").equals("graph-model") || topology.has("node")) {
      throw new FormatException(
          "this is a TensorFlow.js graph model: only layers models can be opened, save it as ONNX"
              + " or Keras");
    }
    JsonNode config = topology.path("model_config");
    return new KerasFiles(
        config.isObject() ? config : topology,
        ShardWeights.of(json.path("weightsManifest"), path),
        topology.path("keras_version").asString("2"),
        "");
  }

  /** Whether the note beside a model is Teachable Machine's. */
  private static boolean isTeachable(Path note) throws IOException {
    return Files.isRegularFile(note)
        && Files.size(note) <= LONGEST_NOTE
        && new String(Files.readAllBytes(note), StandardCharsets.UTF_8)
            .contains("teachablemachine");
  }
}
