package org.convlens.method.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;

/** The feature maps of one layer as tiles. A flat layer is one tile, a strip of its numbers. */
record MapTiles(Volume maps, Contrast contrast, int limit) {
  private static final Scale BYTES = new Scale(0, 255);

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
    return shown() < count() ? title + ", " + shown() + " of " + count() + " maps" : title;
  }

  private boolean isFlat() {
    return maps.area() == 1;
  }

  private int count() {
    return isFlat() ? 1 : maps.channels();
  }

  private int shown() {
    return limit > 0 ? Math.min(limit, count()) : count();
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
    for (int channel = 0; channel < shown(); channel++) {
      tiles.add(Tile.of(Integer.toString(channel), coloured(maps.channel(channel))));
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

  /** How many maps are empty, if any. */
  Optional<String> note(String name) {
    if (isFlat()) {
      return Optional.empty();
    }
    long empty = 0;
    for (int channel = 0; channel < maps.channels(); channel++) {
      Volume map = maps.channel(channel);
      if (map.min() == 0 && map.max() == 0) {
        empty++;
      }
    }
    return empty == 0
        ? Optional.empty()
        : Optional.of(
            name
                + ": "
                + empty
                + " of "
                + maps.channels()
                + " maps are empty (zero everywhere) for this picture.");
  }
}
