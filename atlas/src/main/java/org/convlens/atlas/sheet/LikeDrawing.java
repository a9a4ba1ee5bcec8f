package org.convlens.atlas.sheet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.LikePictures;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.picture.Sheet;
import org.convlens.task.Progress;

/**
 * Pictures that are like one of an atlas.
 *
 * @param picture its digest, or how else it is named
 * @param layer by which they are compared; empty for the atlas's first
 * @param limit how many
 */
public record LikeDrawing(String picture, String layer, int limit) implements AtlasDrawing {
  static final String NAME = "atlas-like";

  static LikeDrawing of(Map<String, String> knobs) {
    return new LikeDrawing(
        AtlasDrawing.text(knobs, "picture"),
        AtlasDrawing.text(knobs, "layer"),
        AtlasDrawing.number(knobs, "limit"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> knobs() {
    Map<String, String> knobs = new LinkedHashMap<>();
    knobs.put("picture", picture);
    knobs.put("layer", layer);
    knobs.put("limit", Integer.toString(limit));
    return knobs;
  }

  /**
   * Asks the index, which is made where it is missing.
   *
   * @param progress of the making
   */
  public LikePictures find(Atlas atlas, Progress progress) throws IOException {
    AtlasNeighbours neighbours = new AtlasNeighbours(atlas);
    Pictured pictures = Pictured.of(atlas);
    int asked = pictures.find(picture);
    String by = neighbours.layer(layer);
    return LikePictures.of(pictures, neighbours.pictures(by, progress), by, asked, limit);
  }

  @Override
  public Sheet sheet(Atlas atlas, AtlasPlaces places, Progress progress) throws IOException {
    return sheet(find(atlas, progress), atlas, places);
  }

  /** Of what was found. */
  public Sheet sheet(LikePictures found, Atlas atlas, AtlasPlaces places) throws IOException {
    return found.sheet(places.thumbnails(atlas));
  }
}
