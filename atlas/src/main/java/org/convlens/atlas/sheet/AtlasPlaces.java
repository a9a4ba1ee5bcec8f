package org.convlens.atlas.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Whereabouts;
import org.convlens.atlas.nearest.Thumbnails;
import org.convlens.report.Opening;
import org.convlens.studio.OpenedModel;

/**
 * Where things lie that an atlas is about.
 *
 * @param pictures the folder from which their names are counted; absent for where they lay when the
 *     atlas was made
 * @param network how it is opened
 */
public record AtlasPlaces(Optional<Path> pictures, Opening network) {
  private static final int SIDE = 96;

  /** The pictures in small. */
  Thumbnails thumbnails(Atlas atlas) throws IOException {
    return pictures.isPresent() ? new Thumbnails(pictures, SIDE) : Thumbnails.of(atlas, SIDE);
  }

  /**
   * @throws IOException with one line, if nobody knows
   */
  Path folder(Atlas atlas) throws IOException {
    Optional<Path> last =
        Whereabouts.find(new FolderStore(atlas.folder())).map(Whereabouts::pictures);
    return pictures
        .or(() -> last)
        .orElseThrow(() -> new IOException("where the pictures lie is not known: give --pictures"));
  }

  OpenedModel opened() throws IOException {
    return OpenedModel.open(network);
  }
}
