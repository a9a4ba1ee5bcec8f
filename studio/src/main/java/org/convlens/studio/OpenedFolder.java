package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.format.image.PhotoFolder;
import org.convlens.report.Source;

/**
 * A folder of pictures that a user named.
 *
 * @param name as it was written
 */
public record OpenedFolder(String name, PhotoFolder album) {
  public static OpenedFolder open(String name, int limit) throws IOException {
    return new OpenedFolder(name, PhotoFolder.open(Path.of(name), limit));
  }

  /** The first so many pictures, by their bytes. */
  public Source source(int pictures) throws IOException {
    return Source.folder(name, album.files().subList(0, pictures));
  }
}
