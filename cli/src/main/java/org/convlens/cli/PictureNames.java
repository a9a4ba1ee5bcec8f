package org.convlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures as a user named them.
 *
 * @param names files, or {@code digit:7}; may be empty
 */
record PictureNames(List<String> names) {
  PictureNames {
    names = List.copyOf(names);
  }

  /**
   * @throws IOException with one line, if there are several and one is no file
   */
  static PictureNames of(List<String> names) throws IOException {
    for (String name : names) {
      boolean missing = OpenedPicture.isFile(name) && !Files.isRegularFile(Path.of(name));
      if (names.size() > 1 && missing) {
        throw new IOException("no picture '" + name + "': nothing was drawn");
      }
    }
    return new PictureNames(names);
  }

  /** What sets each one's files apart: nothing for one picture, for several their own names. */
  List<Optional<String>> parts() {
    if (names.size() < 2) {
      return List.of(Optional.empty());
    }
    Map<String, Integer> seen = new HashMap<>();
    List<Optional<String>> parts = new ArrayList<>();
    for (String name : names) {
      String file = String.valueOf(Path.of(name).getFileName());
      int dot = file.lastIndexOf('.');
      String stem = dot > 0 ? file.substring(0, dot) : file;
      int count = seen.merge(stem, 1, Integer::sum);
      parts.add(Optional.of(count == 1 ? stem : stem + "-" + count));
    }
    return parts;
  }

  /** One of them; absent if none is named. */
  Optional<OpenedPicture> open(int index) throws IOException {
    return names.isEmpty() ? Optional.empty() : Optional.of(OpenedPicture.open(names.get(index)));
  }
}
