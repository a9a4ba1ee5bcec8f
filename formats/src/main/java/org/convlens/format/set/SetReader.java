package org.convlens.format.set;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one form of data sets. */
interface SetReader {
  /**
   * @param place a file or a folder that exists
   * @return nothing, if what is there has not this form
   * @throws IOException with one line, if it has but cannot be read
   */
  Optional<PictureSets> read(Path place) throws IOException;
}
