package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.storage.MappedFile;
import org.jspecify.annotations.Nullable;

/** Weights that lie in files beside the model's, mapped. Nothing outside its folder is opened. */
final class ExternalData {
  private static final int MOST_FILES = 10_000;

  private final @Nullable Path folder;
  private final Map<Path, MappedFile> files = new HashMap<>();

  /**
   * @param folder the model's; null where the model is not a file and may have no such data
   */
  ExternalData(@Nullable Path folder) {
    this.folder = folder;
  }

  /** The bytes of one tensor. */
  ByteBuffer map(TensorProto proto, long needed) throws IOException {
    Map<String, String> entries = new HashMap<>();
    for (StringStringEntryProto entry : proto.getExternalDataList()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    String who = "tensor '" + proto.getName() + "'";
    Path file = locate(who, entries.getOrDefault("location", ""));
    long offset = number(who, entries.getOrDefault("offset", "0"));
    long length = number(who, entries.getOrDefault("length", Long.toString(needed)));
    if (length != needed) {
      throw new FormatException(who + " needs " + needed + " bytes of " + file + ", not " + length);
    }
    MappedFile mapped = mapped(file);
    if (offset > mapped.size() - length) {
      throw new FormatException(
          who
              + " lies at "
              + offset
              + " to "
              + (offset + length)
              + " of "
              + file
              + ", which has only "
              + mapped.size()
              + " bytes");
    }
    return mapped.slice(offset, length);
  }

  /** A file, mapped once however many tensors lie in it. */
  private MappedFile mapped(Path file) throws IOException {
    MappedFile there = files.get(file);
    if (there == null) {
      if (files.size() >= MOST_FILES) {
        throw new FormatException("the weights lie in more than " + MOST_FILES + " files");
      }
      there = MappedFile.of(file);
      files.put(file, there);
    }
    return there;
  }

  private Path locate(String who, String location) throws IOException {
    if (folder == null) {
      throw new FormatException(who + " lies in another file, '" + location + "'");
    }
    try {
      Path file = folder.resolve(location).normalize();
      if (location.isEmpty() || !Files.isRegularFile(file)) {
        throw new FormatException(who + " lies in '" + location + "', and there is no such file");
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new FormatException(
            who + " lies in '" + location + "', which is outside the model's folder");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new FormatException(who + " lies in '" + location + "', which is not a path", e);
    }
  }

  private static long number(String who, String text) throws FormatException {
    if (!text.matches("\\d{1,18}")) {
      throw new FormatException(who + ": '" + text + "' is not a place in a file");
    }
    return Long.parseLong(text);
  }
}
