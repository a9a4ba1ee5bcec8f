package org.convlens.method;

import java.io.IOException;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.jspecify.annotations.Nullable;

/** Pictures made by hand; where there is none, reading fails. */
public record HandAlbum(List<@Nullable Volume> pictures) implements Pictures {
  @Override
  public String name() {
    return "hand";
  }

  @Override
  public int size() {
    return pictures.size();
  }

  @Override
  public String name(int index) {
    return "folder/" + index + ".png";
  }

  @Override
  public Volume picture(int index) throws IOException {
    Volume picture = pictures.get(index);
    if (picture == null) {
      throw new IOException("'" + name(index) + "' is damaged");
    }
    return picture;
  }
}
