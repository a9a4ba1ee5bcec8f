package org.convlens.atlas.nearest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;

/**
 * Pictures of an atlas that a layer finds most like one, the likest first: what every door tells.
 *
 * @param pictures of the atlas
 * @param layer by whose mean activations they are compared
 * @param asked the place of the picture that was asked about; absent for one from elsewhere
 */
public record LikePictures(
    Pictured pictures, String layer, Optional<Integer> asked, List<LikePicture> found) {
  private static final int COLUMNS = 7;

  /**
   * A picture.
   *
   * @param place among those of the atlas
   * @param likeness the cosine of the angle between what the layer says, −1..1
   */
  public record LikePicture(int place, double likeness) {}

  /** Of one of the atlas's own pictures, which is not told itself. */
  public static LikePictures of(
      Pictured pictures, NeighbourIndex index, String layer, int asked, int count) {
    return new LikePictures(
        pictures, layer, Optional.of(asked), found(index, index.like(asked, count)));
  }

  /**
   * Of any picture.
   *
   * @param means of each channel's cells
   */
  public static LikePictures of(
      Pictured pictures, NeighbourIndex index, String layer, float[] means, int count) {
    return new LikePictures(
        pictures, layer, Optional.empty(), found(index, index.like(means, count)));
  }

  private static List<LikePicture> found(NeighbourIndex index, Nearest nearest) {
    List<LikePicture> found = new ArrayList<>();
    for (int i = 0; i < nearest.size(); i++) {
      double likeness = index.likeness().of(nearest.distances()[i]);
      found.add(new LikePicture(nearest.ids()[i], likeness));
    }
    return found;
  }

  /**
   * For programs, an object a picture.
   *
   * @param classes their names by index
   */
  public List<Map<String, Object>> facts(List<String> classes) {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (LikePicture like : found) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", pictures.names().get(like.place()));
      one.put("digest", pictures.digests().get(like.place()));
      if (pictures.predicted()[like.place()] >= 0) {
        one.put("predicted", Pictured.named(classes, pictures.predicted()[like.place()]));
      }
      one.put("likeness", like.likeness());
      facts.add(one);
    }
    return facts;
  }

  /** The picture that was asked about, if it is in the atlas, and those that are like it. */
  public Sheet sheet(Thumbnails thumbnails) {
    List<Tile> tiles = new ArrayList<>();
    asked.ifPresent(place -> tiles.add(thumbnails.tile(pictures.names().get(place), "asked for")));
    for (LikePicture like : found) {
      tiles.add(
          thumbnails.tile(
              pictures.names().get(like.place()),
              String.format(Locale.ROOT, "%.3f", like.likeness())));
    }
    return new Sheet(
        "Like " + asked.map(pictures.names()::get).orElse("it"),
        List.of(
            new Sheet.Section(
                "cosine of what " + layer + " says", tiles, COLUMNS, Optional.empty())),
        Palette.GREY,
        thumbnails.notes(tiles));
  }
}
