package org.convlens.format.file;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.net.Model;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/** Reads one kind of file. */
public interface ModelReader {
  /** Whether a file looks like this kind, by its content. */
  boolean recognises(Header header);

  /**
   * The network in the file.
   *
   * @param size rows and columns of the input where the file leaves them open; nothing for what is
   *     usual
   * @throws FormatException with one line, if the file is damaged or holds what cannot be read
   */
  Model read(Path path, @Nullable Size size) throws IOException;

  /** {@link #read(Path, Size)} with what is usual where the file leaves the input's size open. */
  default Model read(Path path) throws IOException {
    return read(path, null);
  }

  /** What people call this kind of file, for example {@code ONNX}. */
  String name();
}
