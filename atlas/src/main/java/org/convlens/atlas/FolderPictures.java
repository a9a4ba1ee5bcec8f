package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convlens.format.image.PhotoFolder;
import org.convlens.format.image.PictureFiles;
import org.convlens.task.UsageException;

/**
 * Pictures in folders of this machine.
 *
 * @param root the folder from which names are counted
 * @param files all of them
 */
public record FolderPictures(Path root, List<Path> files) implements PictureSource {

  public FolderPictures {
    files = List.copyOf(files);
  }

  /**
   * Files, and all pictures in folders and the folders in these. Names are counted from the deepest
   * folder that holds everything named.
   *
   * @throws IOException with one line, if something named is not there
   */
  public static FolderPictures of(List<Path> named) throws IOException {
    if (named.isEmpty()) {
      throw new UsageException("no pictures are named: give a folder");
    }
    List<Path> files = new ArrayList<>();
    Path root = null;
    for (Path one : named) {
      Path place = one.toAbsolutePath().normalize();
      boolean folder = Files.isDirectory(place);
      if (!folder && !PictureFiles.isPicture(place)) {
        throw new IOException("no folder and no picture '" + one + "'");
      }
      if (folder) {
        files.addAll(PhotoFolder.open(place, Integer.MAX_VALUE).files());
      } else {
        files.add(place);
      }
      Path own = folder ? place : place.resolveSibling("");
      root = root == null ? own : common(root, own);
    }
    return new FolderPictures(
        root == null ? Path.of("") : root, files.stream().distinct().toList());
  }

  private static Path common(Path one, Path other) {
    Path both = one;
    while (!other.startsWith(both)) {
      Path above = both.getParent();
      if (above == null) {
        return both;
      }
      both = above;
    }
    return both;
  }

  /** A file's name within the source. */
  public String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public List<Listed> list() throws IOException {
    List<Listed> all = new ArrayList<>();
    for (Path file : files) {
      all.add(new Listed(name(file), Files.exists(file) ? Files.size(file) : 0));
    }
    return all;
  }

  @Override
  public byte[] bytes(String name) throws IOException {
    Path file = root.resolve(name);
    try {
      PictureSource.requireBounded(name, Files.size(file));
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("no picture '" + name + "': there is no such file", e);
    } catch (FileSystemException e) {
      String reason = e instanceof AccessDeniedException ? "it may not be read" : e.getReason();
      throw new IOException("the picture '" + name + "' cannot be read: " + reason, e);
    }
  }
}
