package org.convlens.format.set;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.convlens.data.ClassedPictures;
import org.convlens.format.image.PictureFiles;

/**
 * A list of paths and classes: a CSV file, or the only one in a folder. Paths are relative to its
 * folder and do not lead out of it. With a heading, the columns are known by their names, and a
 * third one may say which part a picture belongs to; without, the first is the path and the second
 * the class.
 */
final class CsvSets implements SetReader {
  private static final List<String> PATHS =
      List.of("path", "file", "filename", "file_name", "image", "image_path", "picture", "img");

  private static final List<String> CLASSES =
      List.of("label", "class", "category", "target", "class_name", "y");

  private static final List<String> PARTS = List.of("split", "part", "set", "subset", "partition");

  @Override
  public Optional<PictureSets> read(Path place) throws IOException {
    Optional<Path> file = Files.isDirectory(place) ? only(place) : Optional.of(place);
    if (file.isEmpty() || !isCsv(file.get())) {
      return Optional.empty();
    }
    Path csv = file.get();
    String text;
    try (DataFile data = DataFile.open(csv)) {
      text = new String(data.rest(), StandardCharsets.UTF_8);
    }
    List<List<String>> rows = CsvLines.read(csv.toString(), text);
    Columns columns = rows.isEmpty() ? new Columns(0, 1, -1, false) : Columns.of(rows.get(0));
    Path folder = csv.toAbsolutePath().normalize().getParent();
    List<Line> lines = new ArrayList<>();
    for (int i = columns.heading ? 1 : 0; i < rows.size(); i++) {
      lines.add(line(csv, i + 1, rows.get(i), columns));
    }
    if (lines.isEmpty() || folder == null) {
      throw new IOException("'" + csv + "' lists no pictures");
    }
    return Optional.of(sets(folder, lines));
  }

  private static boolean isCsv(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv");
  }

  private static Optional<Path> only(Path folder) throws IOException {
    List<Path> all =
        PictureFiles.inside(folder).stream()
            .filter(file -> isCsv(file) && Files.isRegularFile(file))
            .toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** A picture and what is said of it. */
  private record Line(String path, String label, Split split) {}

  /** Where cells stand; no column of parts where {@code part} is −1. */
  private record Columns(int path, int label, int part, boolean heading) {
    static Columns of(List<String> first) {
      List<String> words = first.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
      int path = place(words, PATHS);
      int label = place(words, CLASSES);
      return path < 0 || label < 0
          ? new Columns(0, 1, -1, false)
          : new Columns(path, label, place(words, PARTS), true);
    }

    private static int place(List<String> words, List<String> wanted) {
      return wanted.stream().map(words::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
    }
  }

  private static Line line(Path csv, int number, List<String> row, Columns columns)
      throws IOException {
    if (row.size() <= Math.max(columns.path, Math.max(columns.label, columns.part))) {
      throw new IOException(
          "'%s' has %d cells in row %d: each needs a path and a class"
              .formatted(csv, row.size(), number));
    }
    String path = row.get(columns.path).replace('\\', '/');
    if (!isInside(path)) {
      throw new IOException(
          "'%s' leads out of its folder in row %d: '%s'".formatted(csv, number, path));
    }
    String part = columns.part < 0 ? "" : row.get(columns.part);
    Optional<Split> split = part.isEmpty() ? Optional.of(Split.TRAINING) : Split.of(part);
    if (split.isEmpty()) {
      throw new IOException(
          "'%s' says part '%s' in row %d: train, val and test are known"
              .formatted(csv, part, number));
    }
    return new Line(path, row.get(columns.label), split.get());
  }

  private static boolean isInside(String path) {
    try {
      Path normal = Path.of(path).normalize();
      return !path.isEmpty()
          && !path.matches("[A-Za-z]:.*")
          && !normal.isAbsolute()
          && !path.startsWith("/")
          && !normal.startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static PictureSets sets(Path folder, List<Line> lines) throws IOException {
    boolean numbers = lines.stream().allMatch(line -> line.label.matches("\\d{1,6}"));
    Comparator<String> byNumber = Comparator.comparingInt(Integer::parseInt);
    TreeSet<String> sorted = new TreeSet<>(numbers ? byNumber : Comparator.naturalOrder());
    lines.forEach(line -> sorted.add(line.label));
    List<String> classes = List.copyOf(sorted);
    Map<String, Integer> places = new HashMap<>();
    classes.forEach(name -> places.put(name, places.size()));
    Map<Split, ClassedPictures> parts = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      List<Line> own = lines.stream().filter(line -> line.split == split).toList();
      if (!own.isEmpty()) {
        requireInside(folder, own);
        int[] labels = own.stream().mapToInt(l -> places.getOrDefault(l.label, 0)).toArray();
        parts.put(
            split, new PictureList(folder, own.stream().map(Line::path).toList(), labels, classes));
      }
    }
    return new PictureSets("a list of paths and classes", parts);
  }

  /** Links do not lead out of the folder either. */
  private static void requireInside(Path folder, List<Line> lines) throws IOException {
    Path root = folder.toRealPath();
    for (Line line : lines) {
      Path file = folder.resolve(line.path);
      if (Files.exists(file) && !file.toRealPath().startsWith(root)) {
        throw new IOException("'" + file + "' leads out of '" + folder + "'");
      }
    }
  }
}
