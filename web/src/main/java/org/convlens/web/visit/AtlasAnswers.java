package org.convlens.web.visit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.convlens.atlas.Found;
import org.convlens.atlas.suspect.AtlasLabels;
import org.convlens.task.UsageException;
import org.convlens.web.stock.ShownAtlas;
import org.convlens.web.stock.Stock;
import org.jspecify.annotations.Nullable;

/** What an atlas says: what it comes to, the channels of a layer, mistakes, labels, classes. */
record AtlasAnswers(Stock stock) implements QuickQuestion {
  /** Channels of one answer. */
  private static final int CHANNELS = 24;

  private static final int PATCHES = 9;
  private static final int MISTAKES = 120;
  private static final int PAIRS = 40;
  private static final int LABELS = 40;
  private static final int MOST_LABELS = 2_000;

  @Override
  public Message answer(Ask ask) throws IOException {
    ShownAtlas atlas = stock.requireAtlas();
    return switch (ask.text("about")) {
      case "whole" -> Message.of(whole(atlas));
      case "units" -> Message.of(units(atlas, ask));
      case "mistakes" ->
          Message.of(Map.of("rows", placed(atlas, atlas.questions().errors(MISTAKES))));
      case "labels" -> Message.of(labels(atlas, ask));
      case "classes" ->
          Message.of(
              Map.of(
                  "classes", atlas.questions().classes().facts(),
                  "pairs", atlas.questions().confusion(PAIRS).facts()));
      default ->
          throw new UsageException("an atlas is not asked about '" + ask.text("about") + "'");
    };
  }

  private static Map<String, Object> whole(ShownAtlas atlas) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("summary", atlas.atlas().manifest().facts().get("summary"));
    facts.put("folder", String.valueOf(atlas.atlas().folder().getFileName()));
    facts.put("path", atlas.atlas().folder().toString());
    facts.put("network", atlas.atlas().plan().question().network().source().name());
    facts.put("map", atlas.hasMap());
    facts.put("maps", atlas.findings().hasMaps());
    facts.put(
        "layers", atlas.atlas().ask("SELECT layer, channels, receptive_field FROM layers").facts());
    return facts;
  }

  /** What {@code atlas labels --json} says, and where the pictures are. */
  private static Map<String, Object> labels(ShownAtlas atlas, Ask ask) throws IOException {
    AtlasLabels found = atlas.findings().labels();
    int limit = Math.min(MOST_LABELS, Math.max(1, ask.optionalNumber("limit").orElse(LABELS)));
    List<String> names =
        found.joint().suspects().stream()
            .limit(limit)
            .map(suspect -> found.pictures().names().get(found.place(suspect)))
            .toList();
    return Map.of(
        "facts", found.facts(atlas.atlas().manifest().classes(), limit),
        "places", atlas.places(names));
  }

  private static Map<String, Object> units(ShownAtlas atlas, Ask ask) throws IOException {
    String layer = atlas.questions().layer(ask.text("layer"));
    int from = Math.max(0, ask.optionalNumber("from").orElse(0));
    String by = ask.optionalText("by").filter("relevance"::equals).orElse("activation");
    List<Map<String, @Nullable Object>> all = atlas.questions().channels(layer).facts();
    int to = Math.min(all.size(), from + CHANNELS);
    List<Map<String, @Nullable Object>> units = all.subList(Math.min(from, to), to);
    putPatches(atlas, layer, from, to, by, units);
    return Map.of("units", units, "from", from, "count", all.size(), "step", CHANNELS);
  }

  /**
   * A channel with its strongest patches.
   *
   * @param layer by its name
   */
  static Map<String, @Nullable Object> unit(ShownAtlas atlas, String layer, int channel)
      throws IOException {
    Map<String, @Nullable Object> unit = atlas.questions().channels(layer).facts().get(channel);
    putPatches(atlas, layer, channel, channel + 1, "activation", List.of(unit));
    return unit;
  }

  private static void putPatches(
      ShownAtlas atlas,
      String layer,
      int from,
      int to,
      String by,
      List<Map<String, @Nullable Object>> units)
      throws IOException {
    Map<Object, List<Map<String, @Nullable Object>>> patches =
        placed(atlas, atlas.questions().patches(layer, from, to, by, PATCHES)).stream()
            .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.get("channel"))));
    for (Map<String, @Nullable Object> unit : units) {
      Object channel = Objects.requireNonNull(unit.get("channel"));
      unit.put("patches", patches.getOrDefault(channel, List.of()));
    }
  }

  /** Rows about pictures, with their places in the folder. */
  private static List<Map<String, @Nullable Object>> placed(ShownAtlas atlas, Found found) {
    List<Map<String, @Nullable Object>> rows = found.facts();
    rows.forEach(row -> row.put("place", atlas.place(String.valueOf(row.get("picture")))));
    return rows;
  }
}
