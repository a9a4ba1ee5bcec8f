package org.convlens.method.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.filter.Filters.Arrangement;
import org.convlens.method.filter.Filters.Normalisation;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.UsageException;

/** The kernels of one layer as tiles. */
record KernelTiles(LayerKernels kernels, Filters knobs) {
  private static final int COLLATED_WIDTH = 1200;
  private static final int NAMED_ROWS = 24;

  Sheet.Section section(String layer) {
    Arrangement arrangement = arrangement(layer);
    if (arrangement == Arrangement.COMPONENTS) {
      return new ComponentTiles(kernels, knobs).section(layer);
    }
    List<Tile> tiles =
        switch (arrangement) {
          case MULTI_CHANNEL -> coloured();
          case COLLATED -> List.of(Tile.of("", enlarged(collated())));
          default -> single(arrangement == Arrangement.SINGLE_CHANNEL);
        };
    boolean shared =
        arrangement == Arrangement.COLLATED || knobs.normalisation() == Normalisation.LAYER;
    String title = kernels.heading(layer, knobs) + rows(arrangement);
    return new Sheet.Section(
        title,
        tiles,
        columns(arrangement, tiles.size()),
        shared ? Optional.of(Scale.of(kernels.flat())) : Optional.empty());
  }

  private Arrangement arrangement(String layer) {
    if (knobs.arrangement() == Arrangement.AUTO) {
      return kernels.depth() == 3 ? Arrangement.MULTI_CHANNEL : Arrangement.SHEET;
    }
    if (knobs.arrangement() == Arrangement.MULTI_CHANNEL && kernels.depth() != 3) {
      throw new UsageException(
          "layer '"
              + layer
              + "' has filters of depth "
              + kernels.depth()
              + ", which is no RGB picture: choose single-channel, sheet, collated or components");
    }
    return knobs.arrangement();
  }

  private List<Integer> shown() {
    return kernels.shown(knobs);
  }

  /** Which filters the rows are, where their tiles do not say it. */
  private String rows(Arrangement arrangement) {
    boolean unnamed =
        arrangement == Arrangement.COLLATED
            || (arrangement == Arrangement.SHEET && kernels.depth() > 4);
    if (!unnamed) {
      return "";
    }
    int aRow = arrangement == Arrangement.COLLATED ? perRow() / kernels.depth() : 1;
    String filters =
        aRow == 0 ? "" : aRow == 1 ? "; a filter a row" : "; " + aRow + " filters a row";
    if (knobs.order() == Filters.Order.INDEX) {
      return filters;
    }
    String names =
        shown().stream().limit(NAMED_ROWS).map(String::valueOf).collect(Collectors.joining(", "));
    return filters + ": " + names + (shown().size() > NAMED_ROWS ? " …" : "");
  }

  private int columns(Arrangement arrangement, int tiles) {
    if (knobs.columns() > 0) {
      return knobs.columns();
    }
    return switch (arrangement) {
      case SHEET -> kernels.depth() == 1 ? Math.min(tiles, 16) : kernels.depth();
      case SINGLE_CHANNEL -> Math.min(tiles, kernels.depth() == 3 ? 24 : 32);
      case COLLATED -> 1;
      default -> Math.min(tiles, 16);
    };
  }

  /** RGB pictures, 0 at the scale's lower end and 1 at its upper. */
  private List<Tile> coloured() {
    Scale layer = Scale.of(kernels.flat());
    List<Tile> tiles = new ArrayList<>();
    for (int filter : shown()) {
      Volume values = kernels.filter(filter);
      Scale scale = knobs.normalisation() == Normalisation.LAYER ? layer : Scale.of(values);
      tiles.add(Tile.of(Integer.toString(filter), values.map(v -> (float) scale.fraction(v))));
    }
    return tiles;
  }

  private List<Tile> single(boolean labelled) {
    List<Tile> tiles = new ArrayList<>();
    for (int filter : shown()) {
      Volume values = kernels.filter(filter);
      Optional<Scale> scale =
          knobs.normalisation() == Normalisation.FILTER
              ? Optional.of(Scale.of(values))
              : Optional.empty();
      for (int channel = 0; channel < kernels.depth(); channel++) {
        String label = kernels.depth() == 1 ? "" + filter : filter + "," + channel;
        boolean named = labelled || kernels.depth() <= 4;
        tiles.add(new Tile(named ? label : "", values.channel(channel), scale));
      }
    }
    return tiles;
  }

  /** Large enough to see single weights. */
  private static Volume enlarged(Volume picture) {
    int factor = Math.max(1, COLLATED_WIDTH / picture.width());
    return Warp.nearest(picture, picture.height() * factor, picture.width() * factor);
  }

  /** Whole filters side by side, as many as make the picture somewhat wider than high. */
  private int perRow() {
    if (knobs.columns() > 0) {
      return knobs.columns();
    }
    double filters =
        Math.sqrt(
            shown().size()
                * (kernels.height() + 1)
                * 1.4
                / (kernels.depth() * (kernels.width() + 1)));
    return kernels.depth() * (int) Math.max(1, Math.round(filters));
  }

  /** All channel pictures on one grid, a cell apart. */
  private Volume collated() {
    int high = kernels.height() + 1;
    int wide = kernels.width() + 1;
    int perRow = perRow();
    int depth = kernels.depth();
    List<Integer> filters = shown();
    Volume flat = kernels.flat();
    int pictures = filters.size() * depth;
    int rows = (pictures + perRow - 1) / perRow;
    return Volume.generate(
        1,
        rows * high - 1,
        perRow * wide - 1,
        (c, y, x) -> {
          int picture = y / high * perRow + x / wide;
          boolean gap = y % high == high - 1 || x % wide == wide - 1;
          return gap || picture >= pictures
              ? Float.NaN
              : flat.at(filters.get(picture / depth) * depth + picture % depth, y % high, x % wide);
        });
  }
}
