package org.convlens.atlas.sheet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.suspect.AtlasLabels;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.picture.Sheet;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;

/**
 * The pictures whose labels may be wrong.
 *
 * @param by what stands first: {@code margin} or {@code self-confidence}
 * @param limit pictures
 */
public record LabelDrawing(String by, int limit) implements AtlasDrawing {
  static final String NAME = "atlas-labels";

  public LabelDrawing {
    order(by);
  }

  static LabelDrawing of(Map<String, String> knobs) {
    return new LabelDrawing(AtlasDrawing.text(knobs, "by"), AtlasDrawing.number(knobs, "limit"));
  }

  private static Order order(String text) {
    return switch (text) {
      case "margin" -> Order.MARGIN;
      case "self-confidence" -> Order.SELF_CONFIDENCE;
      default ->
          throw new UsageException("by '" + text + "': give margin or self-confidence").about("by");
    };
  }

  public Order order() {
    return order(by);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> knobs() {
    Map<String, String> knobs = new LinkedHashMap<>();
    knobs.put("by", by);
    knobs.put("limit", Integer.toString(limit));
    return knobs;
  }

  @Override
  public Sheet sheet(Atlas atlas, AtlasPlaces places, Progress progress) throws IOException {
    return sheet(AtlasLabels.of(atlas, order()), atlas, places);
  }

  /** Of what was found. */
  public Sheet sheet(AtlasLabels found, Atlas atlas, AtlasPlaces places) throws IOException {
    return found.sheet(atlas.manifest().classes(), places.thumbnails(atlas), limit);
  }
}
