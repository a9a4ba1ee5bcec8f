package org.convlens.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.convlens.format.image.PhotoFolder;
import org.convlens.report.Source;
import org.convlens.studio.OpenedPicture;
import org.convlens.task.UsageException;

/**
 * Pictures as a user named them.
 *
 * @param names files, or {@code digit:7}; may be empty
 */
public record PictureNames(List<String> names) {
  public PictureNames {
    names = List.copyOf(names);
  }

  /**
   * @throws IOException with one line, if there are several and one is no file
   */
  static PictureNames of(List<String> names) throws IOException {
    for (String name : names) {
      OpenedPicture.requireDrawn(name);
      boolean missing = OpenedPicture.isFile(name) && !Files.isRegularFile(Path.of(name));
      if (names.size() > 1 && missing) {
        throw new IOException("no picture '" + name + "': nothing was drawn");
      }
    }
    return new PictureNames(names);
  }

  /**
   * The same, the pictures in each folder instead of the folder, by name, also those in the folders
   * in it.
   */
  public static PictureNames withFolders(List<String> names) throws IOException {
    return of(inFolders(names));
  }

  /** Names with the pictures in each folder instead of the folder. */
  public static List<String> inFolders(List<String> names) throws IOException {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      if (OpenedPicture.isFile(name) && Files.isDirectory(Path.of(name))) {
        PhotoFolder.open(Path.of(name), Integer.MAX_VALUE)
            .files()
            .forEach(file -> all.add(file.toString()));
      } else {
        all.add(name);
      }
    }
    return all;
  }

  /**
   * Some of many pictures, in their order: one of each folder in turn, so that classes that lie in
   * folders of their own are all among them; of a single folder, the first ones.
   *
   * @param most how many
   */
  static List<String> spread(List<String> all, int most) {
    Map<Optional<Path>, Deque<Integer>> folders = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Optional<Path> folder = Optional.ofNullable(Path.of(all.get(i)).getParent());
      folders.computeIfAbsent(folder, f -> new ArrayDeque<>()).add(i);
    }
    Set<Integer> chosen = new TreeSet<>();
    while (chosen.size() < Math.min(most, all.size())) {
      for (Deque<Integer> left : folders.values()) {
        if (!left.isEmpty() && chosen.size() < most) {
          chosen.add(left.remove());
        }
      }
    }
    return chosen.stream().map(all::get).toList();
  }

  /** What sets each one's files apart: nothing for one picture, for several their own names. */
  public List<Optional<String>> parts() {
    if (names.size() < 2) {
      return List.of(Optional.empty());
    }
    Set<String> taken = new HashSet<>();
    List<Optional<String>> parts = new ArrayList<>();
    for (String name : names) {
      String file = String.valueOf(Path.of(name).getFileName());
      int dot = file.lastIndexOf('.');
      String stem = OutputOptions.part(dot > 0 ? file.substring(0, dot) : file);
      String part = stem;
      for (int again = 2; !taken.add(part.toLowerCase(Locale.ROOT)); again++) {
        part = stem + "-" + again;
      }
      parts.add(Optional.of(part));
    }
    return parts;
  }

  /**
   * A file to be written.
   *
   * @throws UsageException if it is one of the pictures
   */
  public Path spared(Path written) throws IOException {
    for (String name : names) {
      if (!OpenedPicture.isFile(name)) {
        continue;
      }
      Path file = Path.of(name);
      boolean same = file.toAbsolutePath().normalize().equals(written.toAbsolutePath().normalize());
      boolean linked =
          Files.exists(file) && Files.exists(written) && Files.isSameFile(file, written);
      if (same || linked) {
        throw new UsageException(
            "'" + written + "' is one of the pictures: write elsewhere, with -o");
      }
    }
    return written;
  }

  /**
   * The first one: of several, the first that can be opened.
   *
   * @throws IOException with one line about the last one, if none can
   */
  public Source first() throws IOException {
    if (names.size() == 1) {
      return Source.named(names.get(0));
    }
    IOException last = new IOException("no picture is named");
    for (String name : names) {
      try {
        return OpenedPicture.open(name).source();
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /** One of them; absent if none is named. */
  public Optional<Source> source(int index) {
    return names.isEmpty() ? Optional.empty() : Optional.of(Source.named(names.get(index)));
  }
}
