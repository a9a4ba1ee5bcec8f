package org.convlens.format.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.convlens.format.Models;
import org.convlens.format.file.FormatException;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing.ShortSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layers model of one 1 × 1 convolution from three channels to two. */
class TensorFlowJsReaderTest {
  private static final String FLOATS = "\"dtype\": \"float32\"";
  private static final String BYTES =
      "\"dtype\": \"float32\", \"quantization\":"
          + " {\"dtype\": \"uint8\", \"scale\": 0.5, \"min\": -1}";

  private static Path write(Path folder, String paths, String type, byte[]... shards)
      throws IOException {
    for (int i = 0; i < shards.length; i++) {
      Files.write(folder.resolve("group1-shard" + (i + 1) + ".bin"), shards[i]);
    }
    return Files.writeString(
        folder.resolve("model.json"),
        """
        {"format": "layers-model", "modelTopology": {"keras_version": "tfjs-layers 3",
         "class_name": "Sequential", "config": {"name": "s", "layers": [
          {"class_name": "Conv2D", "config": {"name": "c", "filters": 2, "kernel_size": [1, 1],
           "strides": [1, 1], "padding": "valid", "data_format": "channels_last",
           "dilation_rate": [1, 1], "activation": "linear", "use_bias": false,
           "batch_input_shape": [null, 4, 4, 3]}}]}},
         "weightsManifest": [{"paths": [%s], "weights": [
          {"name": "c/kernel", "shape": [1, 1, 3, 2], %s}]}]}
        """
            .formatted(paths, type));
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] kernel(Model model) {
    for (Node node : model.graph().nodes()) {
      if (!node.weights().isEmpty()) {
        return node.weights().get(0).toFloats();
      }
    }
    return new float[0];
  }

  @Test
  void shardsMayCutAnArrayAnywhere(@TempDir Path folder) throws IOException {
    byte[] all = floats(1, 2, 3, 4, 5, 6);
    byte[] first = Arrays.copyOf(all, 7);
    byte[] second = Arrays.copyOfRange(all, 7, all.length);
    Path file =
        write(folder, "\"group1-shard1.bin\", \"./group1-shard2.bin\"", FLOATS, first, second);
    assertThat(kernel(Models.open(file))).containsExactly(1, 3, 5, 2, 4, 6);
  }

  @Test
  void quantisedNumbers(@TempDir Path folder) throws IOException {
    Path file = write(folder, "\"group1-shard1.bin\"", BYTES, new byte[] {0, 1, 2, 3, 4, -1});
    assertThat(kernel(Models.open(file))).containsExactly(-1, 0, 1, -.5f, .5f, 126.5f);
  }

  @Test
  void teachableMachine(@TempDir Path folder) throws IOException {
    Path file = write(folder, "\"group1-shard1.bin\"", FLOATS, floats(1, 2, 3, 4, 5, 6));
    String labels = String.join(", ", Collections.nCopies(2, "\"x\""));
    Files.writeString(
        folder.resolve("metadata.json"),
        "{\"packageName\": \"@teachablemachine/image\", \"labels\": [" + labels + "]}");
    Model model = Models.open(file);
    assertThat(model.labels()).isNotEqualTo(Labels.NONE);
    assertThat(model.preprocessing().range()).containsExactly(-1, 1);
    assertThat(model.preprocessing().resize()).isInstanceOf(ShortSide.class);
  }

  @Test
  void refusals(@TempDir Path folder) throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.write(folder.resolve("secret.bin"), floats(1, 2, 3, 4, 5, 6));
    for (String outside : new String[] {"../secret.bin", folder.resolve("secret.bin").toString()}) {
      refuses(write(data, "\"" + outside + "\"", FLOATS), "lies outside of its folder");
    }
    Files.createSymbolicLink(data.resolve("link.bin"), folder.resolve("secret.bin"));
    refuses(write(data, "\"link.bin\"", FLOATS), "lies outside of its folder");
    refuses(
        write(data, "\"group1-shard1.bin\", \"./group1-shard1.bin\"", FLOATS, floats(1, 2, 3)),
        "'group1-shard1.bin' is named twice");
    refuses(write(data, "\"none.bin\"", FLOATS), "the weight file 'none.bin' is not beside it");
    refuses(
        write(data, "\"group1-shard1.bin\"", FLOATS, floats(1, 2)),
        "its weight files hold 8 bytes, the description needs 24");
    refuses(
        write(data, "\"group1-shard1.bin\"", "\"dtype\": \"string\"", floats(1)),
        "the array 'c/kernel' is of the type 'string'");
    refuses(
        Files.writeString(
            data.resolve("model.json"),
            "{\"format\": \"graph-model\", \"modelTopology\": {\"node\": []}}"),
        "graph model");
  }

  private static void refuses(Path file, String message) {
    assertThatIOException()
        .isThrownBy(() -> Models.open(file))
        .isInstanceOf(FormatException.class)
        .withMessageStartingWith(file.toString())
        .withMessageContaining(message);
  }
}
