package org.convlens.train.run;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.net.Model;

/** Networks as bytes of files and back, exactly. */
public interface ModelFiles {
  byte[] bytes(Model model);

  /**
   * @throws IOException with one line, if it cannot be read
   */
  Model read(Path path) throws IOException;
}
