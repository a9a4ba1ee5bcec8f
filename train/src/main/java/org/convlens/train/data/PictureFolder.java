package org.convlens.train.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Labels;
import org.convlens.task.UsageException;

/**
 * Pictures in one folder per class. They are read when they are wanted, stretched to one size, and
 * kept as bytes while a quarter of Java's heap is enough for all of them. Not thread-safe.
 */
public final class PictureFolder implements Dataset {
  private static final List<String> ENDINGS =
      List.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff");

  private final PictureReader reader;
  private final int side;
  private final List<Path> files;
  private final List<Integer> classes;
  private final Labels labels;
  private final byte[][] kept;
  private final boolean keeping;

  private PictureFolder(
      PictureReader reader, int side, List<Path> files, List<Integer> classes, Labels labels) {
    this.reader = reader;
    this.side = side;
    this.files = files;
    this.classes = classes;
    this.labels = labels;
    this.kept = new byte[files.size()][];
    this.keeping = (long) files.size() * 3 * side * side <= Runtime.getRuntime().maxMemory() / 4;
  }

  /** Reads a picture file as 3 × H × W or 1 × H × W, 0..255. */
  @FunctionalInterface
  public interface PictureReader {
    Volume read(Path file) throws IOException;
  }

  /**
   * @param folder with one folder per class; classes and files are taken in the order of their
   *     names
   * @param side rows and columns that pictures are stretched to
   * @throws UsageException if there are fewer than two classes or a class without pictures
   */
  public static PictureFolder open(Path folder, int side, PictureReader reader) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("no folder '" + folder + "': it should hold a folder per class");
    }
    List<Path> files = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path inner : sorted(folder, true)) {
      List<Path> pictures = sorted(inner, false);
      if (pictures.isEmpty()) {
        throw new UsageException("no pictures in '" + inner + "': fill it or take it away");
      }
      for (Path picture : pictures) {
        files.add(picture);
        classes.add(names.size());
      }
      names.add(String.valueOf(inner.getFileName()));
    }
    if (names.size() < 2) {
      throw new UsageException(
          "'" + folder + "' holds " + names.size() + " folders: give one folder per class");
    }
    return new PictureFolder(reader, side, files, classes, new Labels(names));
  }

  private static List<Path> sorted(Path folder, boolean folders) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .filter(path -> folders ? Files.isDirectory(path) : isPicture(path))
          .sorted()
          .toList();
    }
  }

  private static boolean isPicture(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(path) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  @Override
  public int channels() {
    return 3;
  }

  @Override
  public int height() {
    return side;
  }

  @Override
  public int width() {
    return side;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public int label(int index) {
    return classes.get(index);
  }

  @Override
  public Volume picture(int index) throws IOException {
    byte[] bytes = kept[index];
    if (bytes != null) {
      return Volume.generate(3, side, side, (c, y, x) -> bytes[(c * side + y) * side + x] & 0xff);
    }
    Volume whole = reader.read(files.get(index));
    Volume small = Warp.pillow(whole, side, side, Warp.Filter.BILINEAR);
    int grey = small.channels() < 3 ? 0 : 1;
    Volume picture =
        Volume.generate(3, side, side, (c, y, x) -> Math.round(small.at(c * grey, y, x)));
    if (keeping) {
      byte[] memory = new byte[picture.size()];
      for (int i = 0; i < memory.length; i++) {
        memory[i] = (byte) (int) picture.at(i);
      }
      kept[index] = memory;
    }
    return picture;
  }

  /** Of the files' names and lengths. */
  @Override
  public String fingerprint() {
    Fingerprint fingerprint = new Fingerprint();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      long length = file.toFile().length();
      String line = labels.name(label(i)) + "/" + file.getFileName() + " " + length + "\n";
      fingerprint.add(line.getBytes(StandardCharsets.UTF_8));
    }
    return fingerprint.text();
  }
}
