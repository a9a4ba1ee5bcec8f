package org.convlens.atlas.standing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.LikePictures;
import org.convlens.atlas.nearest.LikePictures.LikePicture;
import org.convlens.atlas.nearest.NeighbourIndex;
import org.convlens.atlas.nearest.Thumbnails;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Progress;

/** The pictures of an atlas that are most like one. */
final class LikeTold {
  private static final String NAME = "like";
  private static final int COUNT = 12;
  private static final int COLUMNS = 6;

  private LikeTold() {}

  static Told of(Standing standing, Progress progress) throws IOException {
    AtlasNeighbours neighbours = new AtlasNeighbours(standing.atlas());
    String layer = neighbours.layer("");
    NeighbourIndex index = neighbours.pictures(layer, progress);
    LikePictures like =
        standing.place().isPresent()
            ? LikePictures.of(standing.pictures(), index, layer, standing.place().get(), COUNT)
            : LikePictures.of(
                standing.pictures(),
                index,
                layer,
                Objects.requireNonNull(standing.said().get(layer)).channelMeans(),
                COUNT);
    String command =
        standing.name().map(n -> standing.command(NAME, Standing.quoted(n))).orElse("");
    return Told.of(
        NAME,
        "What is most like it.",
        sentence(standing, like),
        sheet(standing, like),
        like.facts(standing.classes()),
        command);
  }

  private static String sentence(Standing standing, LikePictures like) {
    String compared =
        "Compared by what %s says on average; beneath each picture stands the cosine of the angle."
            .formatted(like.layer());
    if (standing.explained().isValue()) {
      return compared;
    }
    int explained = standing.explained().index();
    long taken = count(like, standing.pictures().predicted(), explained);
    long truly = count(like, standing.pictures().truth(), explained);
    boolean known =
        like.found().stream().anyMatch(p -> standing.pictures().truth()[p.place()] >= 0);
    return compared
        + String.format(
            Locale.ROOT,
            " Of these %d, %d are taken for “%s”%s.",
            like.found().size(),
            taken,
            standing.named(explained),
            known ? String.format(Locale.ROOT, ", and %d are labelled so", truly) : "");
  }

  private static long count(LikePictures like, int[] kinds, int kind) {
    return like.found().stream().filter(p -> kinds[p.place()] == kind).count();
  }

  private static Sheet sheet(Standing standing, LikePictures like) throws IOException {
    Thumbnails thumbnails = standing.thumbnails();
    List<Tile> tiles = new ArrayList<>();
    for (LikePicture one : like.found()) {
      int truth = standing.pictures().truth()[one.place()];
      int kind = truth >= 0 ? truth : standing.pictures().predicted()[one.place()];
      String label = kind < 0 ? "" : " " + standing.named(kind);
      tiles.add(
          thumbnails.tile(
              standing.pictures().names().get(one.place()),
              String.format(Locale.ROOT, "%.2f%s", one.likeness(), label)));
    }
    return new Sheet(
        "",
        List.of(new Sheet.Section("", tiles, COLUMNS, Optional.empty())),
        Palette.GREY,
        thumbnails.notes(tiles));
  }
}
