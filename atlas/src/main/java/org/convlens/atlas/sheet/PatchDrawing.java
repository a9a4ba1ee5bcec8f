package org.convlens.atlas.sheet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasAlbum;
import org.convlens.atlas.AtlasQuestions;
import org.convlens.method.Channels;
import org.convlens.method.Place;
import org.convlens.method.patch.StrongUnit;
import org.convlens.method.patch.TopPatches;
import org.convlens.picture.Sheet;
import org.convlens.task.Progress;

/**
 * The strongest patches of a channel.
 *
 * @param by activation or relevance
 * @param top patches at most
 */
public record PatchDrawing(String layer, int channel, String by, int top) implements AtlasDrawing {
  static final String NAME = "atlas-patches";

  private static final int MOST = 64;

  public PatchDrawing {
    top = Math.min(top, MOST);
  }

  static PatchDrawing of(Map<String, String> knobs) {
    return new PatchDrawing(
        AtlasDrawing.text(knobs, "layer"),
        AtlasDrawing.number(knobs, "channel"),
        AtlasDrawing.text(knobs, "by"),
        AtlasDrawing.number(knobs, "top"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> knobs() {
    Map<String, String> knobs = new LinkedHashMap<>();
    knobs.put("layer", layer);
    knobs.put("channel", Integer.toString(channel));
    knobs.put("by", by);
    knobs.put("top", Integer.toString(top));
    return knobs;
  }

  /** The network is opened, for its preprocessing and what its units see; no engine is needed. */
  @Override
  public Sheet sheet(Atlas atlas, AtlasPlaces places, Progress progress) throws IOException {
    List<StrongUnit> units = new AtlasQuestions(atlas).units(layer, channel, by, top);
    TopPatches patches =
        new TopPatches(
            Place.named(layer),
            new Channels(Integer.toString(channel)),
            0,
            top,
            1,
            TopPatches.Shows.AUTO,
            1);
    AtlasAlbum album =
        new AtlasAlbum(places.folder(atlas), units.stream().map(StrongUnit::picture).toList());
    String title =
        String.format(
            Locale.ROOT,
            "%s:%d, the strongest by %s among %,d pictures",
            layer,
            channel,
            by,
            atlas.manifest().summary().pictures());
    return patches.sheet(places.opened().model(), List.of(units), album, title);
  }
}
