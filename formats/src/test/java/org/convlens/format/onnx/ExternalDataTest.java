package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.array.Tensor;
import org.convlens.format.Models;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights in a file beside the model's. */
class ExternalDataTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Path model(String location, String offset, String length) throws IOException {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(DataType.FLOAT_VALUE)
            .addDims(2)
            .addDims(3)
            .addDims(1)
            .addDims(1)
            .setDataLocation(DataLocation.EXTERNAL)
            .addExternalData(entry("location", location))
            .addExternalData(entry("offset", offset))
            .addExternalData(entry("length", length));
    byte[] bytes = new TinyModel(13, -1, 3, 4, 4).tensor(tensor).node("Conv", "x w", "y").bytes();
    Path inside = Files.createDirectories(folder.resolve("inside"));
    return Files.write(inside.resolve("model.onnx"), bytes);
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private void weights(Path path) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 10; i++) {
      bytes.putFloat(i);
    }
    Files.write(path, bytes.array());
  }

  private void refuses(Path model, String why) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> Models.open(model))
        .withMessageContaining("tensor 'w'")
        .withMessageContaining(why);
  }

  @Test
  void isMapped() throws IOException {
    Path path = model("weights.bin", "16", "24");
    weights(folder.resolve("inside/weights.bin"));
    Graph graph = Models.open(path).graph();
    Tensor kernel = graph.node(graph.output()).weights().get(0);
    assertThat(kernel.toFloats()).containsExactly(4, 5, 6, 7, 8, 9);
    assertThat(kernel.bytes().isDirect()).isTrue();
  }

  @Test
  void ofManyTensorsIsMappedOnce() throws IOException {
    Files.createDirectories(folder.resolve("inside"));
    weights(folder.resolve("inside/weights.bin"));
    ExternalData data = new ExternalData(folder.resolve("inside"));
    TensorProto first = external("0");
    ByteBuffer bytes = data.map(first, 24);
    Files.delete(folder.resolve("inside/weights.bin"));
    Files.createFile(folder.resolve("inside/weights.bin"));
    assertThat(data.map(external("16"), 24).getFloat(0)).isEqualTo(4);
    assertThat(bytes.getFloat(0)).isZero();
  }

  private static TensorProto external(String offset) {
    return TensorProto.newBuilder()
        .setName("w")
        .addExternalData(entry("location", "weights.bin"))
        .addExternalData(entry("offset", offset))
        .build();
  }

  @Test
  void outsideTheFolder() throws IOException {
    Path path = model("../weights.bin", "0", "24");
    weights(folder.resolve("weights.bin"));
    refuses(path, "outside the model's folder");
  }

  @Test
  void missing() throws IOException {
    refuses(model("weights.bin", "0", "24"), "there is no such file");
  }

  @Test
  void beyondTheEnd() throws IOException {
    Path path = model("weights.bin", "20", "24");
    weights(folder.resolve("inside/weights.bin"));
    refuses(path, "which has only 40 bytes");
  }

  @Test
  void wrongLength() throws IOException {
    Path path = model("weights.bin", "0", "28");
    weights(folder.resolve("inside/weights.bin"));
    refuses(path, "needs 24 bytes");
  }

  @Test
  void notNumbers() throws IOException {
    Path path = model("weights.bin", "-8", "24");
    weights(folder.resolve("inside/weights.bin"));
    refuses(path, "'-8' is not a place in a file");
  }
}
