package org.convlens.format.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;

/**
 * The pictures of a folder and of the folders in it, known by their endings. Each folder's own
 * pictures come first, then its folders, both by name; hidden ones and linked folders are left out.
 */
public final class PhotoFolder implements Pictures {
  private static final int DEEPEST = 40;

  private final Path folder;
  private final List<Path> files;

  private PhotoFolder(Path folder, List<Path> files) {
    this.folder = folder;
    this.files = List.copyOf(files);
  }

  /**
   * @param limit the first so many pictures
   * @throws IOException with one line, if there is no such folder or no picture in it
   */
  public static PhotoFolder open(Path folder, int limit) throws IOException {
    if (!Files.exists(folder)) {
      throw new IOException("no folder '" + folder + "'");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("'" + folder + "' is no folder: give a folder of pictures");
    }
    List<Path> files = new ArrayList<>();
    collect(folder, limit, DEEPEST, files);
    if (files.isEmpty()) {
      throw new IOException(
          "no pictures in '" + folder + "' (JPEG, PNG, GIF, BMP, WebP, TIFF, by their endings)");
    }
    return new PhotoFolder(folder, files);
  }

  /** One picture, wherever it lies, as if it were alone in its folder. */
  public static PhotoFolder single(Path file) {
    Path folder = file.getParent();
    return new PhotoFolder(folder == null ? Path.of("") : folder, List.of(file));
  }

  private static void collect(Path folder, int limit, int depth, List<Path> files)
      throws IOException {
    List<Path> inside = PictureFiles.inside(folder);
    for (Path path : inside) {
      if (files.size() < limit && PictureFiles.isPicture(path)) {
        files.add(path);
      }
    }
    for (Path path : inside) {
      boolean inner = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(path);
      if (inner && depth > 0 && files.size() < limit) {
        collect(path, limit, depth - 1, files);
      }
    }
  }

  /** In their order. */
  public List<Path> files() {
    return files;
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public String name(int index) {
    return folder.relativize(files.get(index)).toString().replace('\\', '/');
  }

  @Override
  public Volume picture(int index) throws IOException {
    return Photo.read(files.get(index));
  }
}
