package org.convlens.atlas.sheet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.suspect.AtlasReasons;
import org.convlens.atlas.suspect.WrongReasons;
import org.convlens.picture.Sheet;
import org.convlens.task.Progress;
import org.convlens.task.Run;

/**
 * Clusters of the maps that an atlas keeps.
 *
 * @param each of a class
 * @param seed of the clusters
 */
public record ReasonDrawing(int each, long seed) implements AtlasDrawing {
  static final String NAME = "atlas-reasons";

  static ReasonDrawing of(Map<String, String> knobs) {
    return new ReasonDrawing(
        AtlasDrawing.number(knobs, "each"), Long.parseLong(AtlasDrawing.text(knobs, "seed")));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> knobs() {
    Map<String, String> knobs = new LinkedHashMap<>();
    knobs.put("each", Integer.toString(each));
    knobs.put("seed", Long.toString(seed));
    return knobs;
  }

  /** Looks for the clusters. */
  public AtlasReasons find(Atlas atlas, Progress progress) throws IOException {
    return AtlasReasons.of(atlas, WrongReasons.DEFAULT, new Run(seed, progress));
  }

  @Override
  public Sheet sheet(Atlas atlas, AtlasPlaces places, Progress progress) throws IOException {
    return sheet(find(atlas, progress), atlas, places);
  }

  /** Of what was found. */
  public Sheet sheet(AtlasReasons found, Atlas atlas, AtlasPlaces places) throws IOException {
    return found.sheet(found.first(each), atlas.manifest().classes(), places.thumbnails(atlas));
  }
}
