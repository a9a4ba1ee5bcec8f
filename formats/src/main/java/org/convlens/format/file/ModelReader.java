package org.convlens.format.file;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.net.Model;

/** Reads one kind of file. */
public interface ModelReader {
  /** Whether a file looks like this kind, by its content. */
  boolean recognises(Header header);

  /**
   * The network in the file.
   *
   * @throws FormatException with one line, if the file is damaged or holds what cannot be read
   */
  Model read(Path path) throws IOException;

  /** What people call this kind of file, for example {@code ONNX}. */
  String name();
}
