package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.format.image.Photo;

/**
 * Some pictures of an atlas, to be read again where they lie.
 *
 * @param folder from which their names are counted
 * @param names of them
 */
public record AtlasAlbum(Path folder, List<String> names) implements Pictures {
  public AtlasAlbum {
    names = names.stream().distinct().toList();
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public String name(int index) {
    return names.get(index);
  }

  @Override
  public Volume picture(int index) throws IOException {
    return Photo.read(folder.resolve(names.get(index)));
  }
}
