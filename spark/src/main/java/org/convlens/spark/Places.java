package org.convlens.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.convlens.atlas.FolderPictures;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.PictureSource;
import org.convlens.atlas.Store;

/** Folders of this machine, and addresses such as {@code hdfs://host/pictures}. */
final class Places {
  private Places() {}

  static boolean isAddress(String place) {
    return place.matches("[A-Za-z][A-Za-z0-9+.-]+://.*") && !place.startsWith("file:");
  }

  private static Path local(String place) {
    return place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
  }

  /**
   * @param folder from which names are counted
   */
  static PictureSource pictures(String folder, Configuration files) throws IOException {
    return isAddress(folder)
        ? HadoopPictures.of(folder, files)
        : FolderPictures.of(List.of(local(folder)));
  }

  static Store store(String folder, Configuration files) throws IOException {
    return isAddress(folder) ? HadoopStore.of(folder, files) : new FolderStore(local(folder));
  }
}
