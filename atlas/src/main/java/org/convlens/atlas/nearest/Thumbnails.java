package org.convlens.atlas.nearest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.array.Warp.Filter;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Whereabouts;
import org.convlens.format.image.Photo;
import org.convlens.picture.Tile;
import org.convlens.task.Note;

/**
 * The pictures of an atlas, where they still lie.
 *
 * @param root the folder from which their names are counted; absent where nobody knows
 * @param side pixels of the longer side at most
 */
public record Thumbnails(Optional<Path> root, int side) {
  public static Thumbnails of(Atlas atlas, int side) throws IOException {
    return new Thumbnails(
        Whereabouts.find(new FolderStore(atlas.folder())).map(Whereabouts::pictures), side);
  }

  /** 3 × H × W, 0..1; absent where it can no longer be read. */
  public Optional<Volume> picture(String name) {
    if (root.isEmpty()) {
      return Optional.empty();
    }
    try {
      Volume read = Photo.read(root.get().resolve(name));
      int longer = Math.max(read.height(), read.width());
      Volume small =
          longer <= side
              ? read
              : Warp.pillow(
                  read,
                  Math.max(1, read.height() * side / longer),
                  Math.max(1, read.width() * side / longer),
                  Filter.BILINEAR);
      int last = small.channels() - 1;
      return Optional.of(
          Volume.generate(
              3,
              small.height(),
              small.width(),
              (c, y, x) -> small.at(Math.min(c, last), y, x) / 255));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** With a label beneath; an empty square where the picture is gone. */
  public Tile tile(String name, String label) {
    return picture(name)
        .map(values -> Tile.of(label, values))
        .orElseGet(() -> Tile.of(label, Volume.zeros(3, side, side)).saying("gone"));
  }

  /** What a reader of a sheet must know where some are gone. */
  public List<Note> notes(List<Tile> tiles) {
    long gone = tiles.stream().filter(tile -> tile.word().equals("gone")).count();
    return gone == 0
        ? List.of()
        : List.of(
            Note.warning(
                "%d of %d pictures no longer lie where the atlas saw them."
                    .formatted(gone, tiles.size())));
  }
}
