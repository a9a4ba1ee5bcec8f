package org.convlens.method.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.picture.Numeral;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Note;

/**
 * The feature maps of one layer as tiles. A flat layer is one tile, a strip of its numbers.
 *
 * @param chosen the maps that were asked for
 * @param channels those of them to show, in order
 * @param order by which they come
 * @param values by which they were ranked, one per map of the layer
 */
record MapTiles(
    Volume maps,
    Contrast contrast,
    List<Integer> chosen,
    List<Integer> channels,
    Ranking order,
    double[] values) {
  private static final Scale BYTES = new Scale(0, 255);

  static MapTiles of(String layer, Volume maps, Optional<Volume> gradient, FeatureMaps knobs) {
    if (maps.area() == 1) {
      return new MapTiles(
          maps, knobs.contrast(), List.of(), List.of(), Ranking.INDEX, new double[0]);
    }
    double[] values = knobs.order().values(maps, gradient);
    List<Integer> chosen = knobs.channels().in(maps.channels(), layer);
    List<Integer> sorted = knobs.order().sort(chosen, values);
    int most = knobs.limit() > 0 ? Math.min(knobs.limit(), sorted.size()) : sorted.size();
    List<Integer> first = sorted.subList(0, most);
    return new MapTiles(maps, knobs.contrast(), chosen, first, knobs.order(), values);
  }

  /**
   * @param columns side by side; 0 chooses
   * @param other maps whose numbers the shared scale must hold too
   */
  Sheet.Section section(String title, int columns, Optional<Volume> other) {
    Optional<Scale> scale =
        switch (contrast) {
          case STANDARDISED -> Optional.of(BYTES);
          case MIN_MAX -> Optional.empty();
          case SHARED ->
              Optional.of(other.map(o -> Scale.of(maps).union(Scale.of(o))).orElse(Scale.of(maps)));
        };
    return new Sheet.Section(heading(title), tiles(), columns > 0 ? columns : grid(), scale);
  }

  private String heading(String title) {
    String ranked = order == Ranking.INDEX ? "" : ", by " + order.name().toLowerCase(Locale.ROOT);
    String some = shown() < count() ? ", " + shown() + " of " + count() + " maps" : "";
    return title + some + ranked;
  }

  private boolean isFlat() {
    return maps.area() == 1;
  }

  private int count() {
    return isFlat() ? 1 : maps.channels();
  }

  private int shown() {
    return isFlat() ? 1 : channels.size();
  }

  private int grid() {
    int shown = shown();
    return shown <= 8 ? Math.max(1, shown) : Math.min(shown, maps.width() >= 100 ? 8 : 16);
  }

  private List<Tile> tiles() {
    if (isFlat()) {
      int columns = (int) Math.ceil(Math.sqrt(maps.channels() * 8.0));
      int rows = (maps.channels() + columns - 1) / columns;
      Volume strip =
          Volume.generate(
              1,
              rows,
              columns,
              (c, y, x) ->
                  y * columns + x < maps.channels() ? maps.at(y * columns + x) : Float.NaN);
      return List.of(Tile.of("", coloured(strip)));
    }
    List<Tile> tiles = new ArrayList<>();
    for (int channel : channels) {
      String label =
          order == Ranking.INDEX
              ? Integer.toString(channel)
              : channel + " · " + Numeral.of(values[channel]);
      Tile tile = Tile.of(label, coloured(maps.channel(channel)));
      tiles.add(isEmpty(channel) ? tile.saying("empty") : tile);
    }
    return tiles;
  }

  private Volume coloured(Volume map) {
    if (contrast != Contrast.STANDARDISED) {
      return map;
    }
    double mean = map.mean();
    double std = map.standardDeviation();
    return map.map(
        v -> (float) Math.min(255, Math.max(0, (std == 0 ? 0 : (v - mean) / std) * 64 + 128)));
  }

  /** How many of the maps that were asked for are empty, if any. */
  Optional<Note> note(String name) {
    if (isFlat()) {
      return Optional.empty();
    }
    long empty = 0;
    for (int channel : chosen) {
      empty += isEmpty(channel) ? 1 : 0;
    }
    if (empty == 0) {
      return Optional.empty();
    }
    String text =
        counted(empty)
            + (empty == 1 ? " is" : " are")
            + " empty (zero everywhere) for this picture.";
    return Optional.of((empty == chosen.size() ? Note.warning(text) : Note.fact(text)).of(name));
  }

  /** Whether a map is zero everywhere. */
  private boolean isEmpty(int channel) {
    Volume map = maps.channel(channel);
    return map.min() == 0 && map.max() == 0;
  }

  /** Such as {@code 3 of 16 maps}, or {@code the chosen map}. */
  private String counted(long some) {
    if (chosen.size() == maps.channels()) {
      return some + " of " + chosen.size() + " maps";
    }
    return chosen.size() == 1
        ? "the chosen map"
        : some + " of the " + chosen.size() + " chosen maps";
  }
}
