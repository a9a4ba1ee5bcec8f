package org.convlens.format.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.data.LabelledPictures;
import org.convlens.task.Sha256;
import org.convlens.task.UsageException;

/**
 * Pictures in one folder per class. They are read when they are wanted, stretched to one size, and
 * kept as bytes while a quarter of Java's heap is enough for all of them. Not thread-safe.
 */
public final class ClassFolders implements LabelledPictures {
  private final Path folder;
  private final int side;
  private final List<Path> files;
  private final List<Integer> labels;
  private final List<String> classes;
  private final byte[][] kept;
  private final boolean keeping;

  private ClassFolders(
      Path folder, int side, List<Path> files, List<Integer> labels, List<String> classes) {
    this.folder = folder;
    this.side = side;
    this.files = files;
    this.labels = labels;
    this.classes = List.copyOf(classes);
    this.kept = new byte[files.size()][];
    this.keeping = (long) files.size() * 3 * side * side <= Runtime.getRuntime().maxMemory() / 4;
  }

  /**
   * @param folder with one folder per class; classes and files are taken in the order of their
   *     names
   * @param side rows and columns that pictures are stretched to
   * @throws UsageException if there are fewer than two classes or a class without pictures
   */
  public static ClassFolders open(Path folder, int side) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("no folder '" + folder + "': it should hold a folder per class");
    }
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (Path inner : sorted(folder, Files::isDirectory)) {
      List<Path> pictures = sorted(inner, PictureFiles::isPicture);
      if (pictures.isEmpty()) {
        throw new UsageException("no pictures in '" + inner + "': fill it or take it away");
      }
      for (Path picture : pictures) {
        files.add(picture);
        labels.add(classes.size());
      }
      classes.add(String.valueOf(inner.getFileName()));
    }
    if (classes.size() < 2) {
      throw new UsageException(
          "'" + folder + "' holds " + classes.size() + " folders: give one folder per class");
    }
    return new ClassFolders(folder, side, files, labels, classes);
  }

  private static List<Path> sorted(Path folder, Predicate<Path> kind) throws IOException {
    return PictureFiles.inside(folder).stream().filter(kind).toList();
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public String name(int index) {
    return classes.get(label(index)) + "/" + files.get(index).getFileName();
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
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  @Override
  public Volume picture(int index) throws IOException {
    byte[] bytes = kept[index];
    if (bytes != null) {
      return Volume.generate(3, side, side, (c, y, x) -> bytes[(c * side + y) * side + x] & 0xff);
    }
    Volume whole = Photo.read(files.get(index));
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
    Sha256 digest = new Sha256();
    for (int i = 0; i < files.size(); i++) {
      digest.add(name(i) + " " + files.get(i).toFile().length() + "\n");
    }
    return digest.brief();
  }
}
