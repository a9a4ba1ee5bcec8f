package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.convlens.format.file.FormatException;
import org.convlens.net.Model;

/**
 * Writes networks as ONNX: opset 17, or the first that has all the network's operators, any number
 * of pictures at once, names kept. Labels, preprocessing and history go into the metadata. The same
 * model gives the same bytes.
 */
public final class OnnxWriter {
  private OnnxWriter() {}

  /** How weights are stored. */
  public enum Precision {
    /** As they are. */
    AS_THEY_ARE,
    /**
     * Matrices and kernels as float16, half the size. They are converted to float32 inside the
     * file, so every tool opens it; vectors (biases, statistics) stay as they are.
     */
    HALF
  }

  /** {@link #write(Model, Path, Precision)} with weights as they are. */
  public static void write(Model model, Path path) throws IOException {
    write(model, path, Precision.AS_THEY_ARE);
  }

  /**
   * Replaces the file as a whole or not at all.
   *
   * @throws IOException with one line, if it cannot be written
   * @throws org.convlens.task.UsageException naming the layer, if ONNX has no such operator
   */
  public static void write(Model model, Path path, Precision precision) throws IOException {
    ModelProto proto = new ModelEncoder(model, precision).encode();
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new FormatException(path + ": there is no folder " + folder + " to write to");
    }
    if (Files.isDirectory(path)) {
      throw new FormatException(path + ": this is a folder, not a file");
    }
    Path part =
        folder.resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        proto.writeTo(out);
      }
      move(part, path);
    } catch (IOException e) {
      throw new FormatException(path + ": this cannot be written (" + e + ")", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path path) throws IOException {
    try {
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The whole file in memory. */
  public static byte[] bytes(Model model, Precision precision) {
    return new ModelEncoder(model, precision).encode().toByteArray();
  }
}
