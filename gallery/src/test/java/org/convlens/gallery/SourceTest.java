package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Source files stay small enough to be read in one go; a library does not speak of flags. */
class SourceTest {
  private static Map<Path, Integer> lines() throws IOException {
    Map<Path, Integer> lines = new TreeMap<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src"))) {
        files
            .filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java"))
            .forEach(f -> lines.put(f, count(f)));
      }
    }
    return lines;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Shared.root())) {
      return folders.filter(f -> Files.isDirectory(f.resolve("src"))).toList();
    }
  }

  private static int count(Path file) {
    try (Stream<String> text = Files.lines(file)) {
      return (int) text.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noFileIsLongerThan300Lines() throws IOException {
    Map<Path, Integer> lines = lines();
    assertThat(lines).isNotEmpty();
    lines.values().removeIf(n -> n <= 300);
    assertThat(lines).isEmpty();
  }

  @Test
  void mostFilesAreShort() throws IOException {
    List<Integer> sorted = lines().values().stream().sorted().toList();
    assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(90);
    assertThat(sorted.get(sorted.size() * 9 / 10)).isLessThan(200);
  }

  /** The command line adds them, where it knows them, to {@code UsageException.parameters()}. */
  @Test
  void errorsOfTheLibraryNameNoFlags() throws IOException {
    Pattern flag = Pattern.compile("new UsageException\\([^;]*\"[^\";]*--[a-z]");
    List<Path> speaking = new ArrayList<>();
    for (Path file : lines().keySet()) {
      Path place = Shared.root().relativize(file);
      boolean library = !place.startsWith("cli") && place.getName(2).toString().equals("main");
      if (library && flag.matcher(Files.readString(file)).find()) {
        speaking.add(place);
      }
    }
    assertThat(speaking).isEmpty();
  }
}
