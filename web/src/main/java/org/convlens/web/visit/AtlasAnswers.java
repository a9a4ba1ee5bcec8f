package org.convlens.web.visit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.atlas.Found;
import org.convlens.task.UsageException;
import org.convlens.web.stock.ShownAtlas;
import org.convlens.web.stock.Stock;
import org.jspecify.annotations.Nullable;

/** What an atlas says: what it comes to, the channels of a layer, mistakes, classes. */
record AtlasAnswers(Stock stock) implements QuickQuestion {
  /** Channels of one answer. */
  private static final int CHANNELS = 24;

  private static final int PATCHES = 9;
  private static final int MISTAKES = 120;
  private static final int PAIRS = 40;

  @Override
  public Message answer(Ask ask) throws IOException {
    ShownAtlas atlas =
        stock
            .atlas()
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no atlas here: the program was started without one"));
    return switch (ask.text("about")) {
      case "whole" -> Message.of(whole(atlas));
      case "units" -> Message.of(units(atlas, ask));
      case "mistakes" ->
          Message.of(Map.of("rows", placed(atlas, atlas.questions().errors(MISTAKES))));
      case "classes" ->
          Message.of(
              Map.of(
                  "classes", rows(atlas.questions().classes()),
                  "pairs", rows(atlas.questions().confusion(PAIRS))));
      default ->
          throw new UsageException("an atlas is not asked about '" + ask.text("about") + "'");
    };
  }

  private static Map<String, Object> whole(ShownAtlas atlas) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("summary", atlas.atlas().manifest().facts().get("summary"));
    facts.put("folder", String.valueOf(atlas.atlas().folder().getFileName()));
    facts.put("map", atlas.hasMap());
    List<Map<String, Object>> layers = new ArrayList<>();
    Found found = atlas.atlas().ask("SELECT layer, channels, receptive_field FROM layers");
    for (int i = 0; i < found.rows().size(); i++) {
      layers.add(row(found, i));
    }
    facts.put("layers", layers);
    return facts;
  }

  private static Map<String, Object> units(ShownAtlas atlas, Ask ask) throws IOException {
    String layer = atlas.questions().layer(ask.text("layer"));
    int from = Math.max(0, ask.optionalNumber("from").orElse(0));
    String by = ask.optionalText("by").filter("relevance"::equals).orElse("activation");
    Found channels = atlas.questions().channels(layer);
    List<Map<String, Object>> units = new ArrayList<>();
    for (int i = from; i < Math.min(channels.rows().size(), from + CHANNELS); i++) {
      Map<String, Object> unit = row(channels, i);
      int channel = (int) channels.number(i, "channel");
      unit.put("patches", placed(atlas, atlas.questions().patches(layer, channel, by, PATCHES)));
      units.add(unit);
    }
    return Map.of("units", units, "from", from, "count", channels.rows().size(), "step", CHANNELS);
  }

  /** Rows about pictures, with their places in the folder. */
  private static List<Map<String, Object>> placed(ShownAtlas atlas, Found found) {
    List<Map<String, Object>> rows = rows(found);
    rows.forEach(row -> row.put("place", atlas.place(String.valueOf(row.get("picture")))));
    return rows;
  }

  private static List<Map<String, Object>> rows(Found found) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < found.rows().size(); i++) {
      rows.add(row(found, i));
    }
    return rows;
  }

  /** What is missing or no number is left out. */
  private static Map<String, Object> row(Found found, int index) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int c = 0; c < found.columns().size(); c++) {
      @Nullable Object value = found.rows().get(index).get(c);
      boolean told = value != null && !(value instanceof Double d && !Double.isFinite(d));
      if (told && !(value instanceof Float f && !Float.isFinite(f))) {
        row.put(found.columns().get(c), value);
      }
    }
    return row;
  }
}
