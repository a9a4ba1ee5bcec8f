package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convlens.report.Opening;
import org.convlens.report.Source;
import org.convlens.train.run.RunFiles;

/**
 * By what it is noticed that files have changed since a network was opened.
 *
 * @param facts sizes and times of the files there are
 */
record Stamp(List<String> facts) {
  static Stamp of(Opening how) {
    List<String> facts = new ArrayList<>();
    Stream.concat(
            Stream.concat(Stream.of(how.source()), how.labels().stream()).map(Stamp::place),
            how.preprocessing().values().stream().map(Object::toString))
        .forEach(file -> facts.add(fact(file)));
    return new Stamp(facts);
  }

  private static String place(Source source) {
    return source.place().orElse(source.name());
  }

  private static String fact(String file) {
    try {
      Path place = RunFiles.network(file).orElseGet(() -> Path.of(file));
      BasicFileAttributes found = Files.readAttributes(place, BasicFileAttributes.class);
      return found.size() + " " + found.lastModifiedTime();
    } catch (IOException | InvalidPathException e) {
      return "";
    }
  }
}
