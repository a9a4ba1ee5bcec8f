package org.convlens.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convlens.format.onnx.OnnxWriter;

/** One small file of each kind that the readers know. */
enum ModelFile {
  ONNX("threeclass.onnx", "", true),
  KERAS_H5("nested.h5", "", true),
  KERAS_ZIP("nested.keras", "", true),
  KERAS_JSON("threeclass.json", "threeclass.weights.h5", true),
  KERAS_WEIGHTS("threeclass.weights.h5", "threeclass.json", true),
  SAFETENSORS("plane.safetensors", "", false),
  PYTORCH("/pytorch/weights.pth", "", false),
  PYTORCH_NETWORK("plain.pth", "", true),
  PYTORCH_LEGACY("/pytorch/legacy.pth", "", false),
  TORCHSCRIPT_TRACED("residual.traced.pt", "", true),
  TORCHSCRIPT_SCRIPTED("branches.scripted.pt", "", true),
  TORCH_EXPORT("places.pt2", "", true),
  LITE("functions.tflite", "", true),
  LITE_WHOLE("plain.bytes.tflite", "", true),
  LITE_NAMED("named.tflite", "", true);

  private final String file;
  private final String companion;
  private final boolean opens;

  ModelFile(String file, String companion, boolean opens) {
    this.file = file;
    this.companion = companion;
    this.opens = opens;
  }

  /** Whether the undamaged file is a whole network. */
  boolean opens() {
    return opens;
  }

  /** Copies the file and what belongs to it. */
  Path placeIn(Path folder) throws IOException {
    if (!companion.isEmpty()) {
      Files.write(folder.resolve(companion), bytes(companion));
    }
    return Files.write(folder.resolve(file.substring(file.lastIndexOf('/') + 1)), bytes(file));
  }

  private static byte[] bytes(String name) throws IOException {
    if (name.endsWith(".onnx")) {
      return onnx();
    }
    if (name.startsWith("/")) {
      try (InputStream in = resource(name)) {
        return in.readAllBytes();
      }
    }
    try (InputStream packed = resource(packing(name));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return zip.readAllBytes();
        }
      }
    }
    throw new IOException(name);
  }

  private static String packing(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".pt2" -> "/torchscript/calls.zip";
      case ".pt" -> "/torchscript/fixtures.zip";
      case ".pth" -> "/pytorch/checkpoints.zip";
      case ".tflite" -> "/tflite/networks.zip";
      default -> "/keras/networks.zip";
    };
  }

  /** The Keras network, written as ONNX. */
  private static byte[] onnx() throws IOException {
    Path folder = Files.createTempDirectory("onnx");
    Path json = KERAS_JSON.placeIn(folder);
    byte[] bytes = OnnxWriter.bytes(Models.open(json), OnnxWriter.Precision.AS_THEY_ARE);
    Files.delete(json);
    Files.delete(folder.resolve(KERAS_JSON.companion));
    Files.delete(folder);
    return bytes;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ModelFile.class.getResourceAsStream(name), name);
  }
}
