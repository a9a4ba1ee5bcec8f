package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.format.image.PhotoFolder;
import org.convlens.report.Source;

/**
 * A folder of pictures that a user named.
 *
 * @param named what is said of it
 */
record OpenedFolder(Source named, PhotoFolder album) {
  /**
   * @param limit the first so many pictures
   * @throws IOException with one line, also if its pictures have changed since it was looked at
   */
  static OpenedFolder open(Source named, int limit) throws IOException {
    String place = named.place().orElse(named.name());
    Source.requireNoAddress(place);
    PhotoFolder album = PhotoFolder.open(Path.of(place), limit);
    if (named.isFingerprinted()
        && !Source.folder(place, album.files()).sha256().equals(named.sha256())) {
      throw new IOException(
          "the pictures in '" + place + "' have changed since the sheet was drawn");
    }
    return new OpenedFolder(named, album);
  }

  /** What is said of it, so many of its pictures having been looked at. */
  Source source(int pictures) throws IOException {
    return named.isFingerprinted()
        ? named
        : Source.folder(named.name(), album.files().subList(0, pictures));
  }
}
