package org.convlens.report.film;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.film.Cast;
import org.convlens.film.Frame;
import org.convlens.film.Story;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;

/**
 * What of a film is shown.
 *
 * @param side the most rows or columns of a map
 * @param count the most maps of a layer
 */
record Strips(Story story, int side, int count) {
  /** The most filters of a first layer. */
  private static final int FILTERS = 64;

  /** The most filters and the most channels of a deeper layer: a matrix. */
  private static final int MATRIX = 16;

  private static final int COLOURS = 3;

  List<Strip> all() {
    List<Strip> strips = new ArrayList<>();
    Cast cast = story.cast();
    for (int k = 0; k < cast.kernels().size(); k++) {
      strips.add(kernels(k));
    }
    for (int m = 0; m < cast.maps().size(); m++) {
      Scale scale = mapScale(m);
      for (int probe = 0; probe < cast.probes().size(); probe++) {
        strips.add(maps(m, probe, scale));
      }
    }
    if (cast.attention().isPresent()) {
      for (int probe = 0; probe < cast.probes().size(); probe++) {
        strips.add(attention(probe));
      }
    }
    return strips;
  }

  private Strip kernels(int layer) {
    Cast.Role role = story.cast().kernels().get(layer);
    int filters = role.shape().get(0);
    int depth = role.shape().get(1);
    int height = role.shape().get(2);
    int width = role.shape().get(3);
    boolean colour = depth == COLOURS;
    int rows = Math.min(filters, depth == 1 || colour ? FILTERS : MATRIX);
    int across = colour ? COLOURS : Math.min(depth, MATRIX);
    IntFunction<Volume> tiles =
        frame -> {
          float[] w = story.frames().get(frame).kernels().get(layer);
          int area = height * width;
          float[] chosen = new float[rows * across * area];
          for (int f = 0; f < rows; f++) {
            System.arraycopy(w, f * depth * area, chosen, f * across * area, across * area);
          }
          return Volume.of(rows * across, height, width, chosen);
        };
    String note =
        rows == filters && (colour || across == depth)
            ? ""
            : depth == 1 || colour
                ? "the first " + rows + " of " + filters + " filters"
                : "the first "
                    + rows
                    + " of "
                    + filters
                    + " filters by the first "
                    + across
                    + " of "
                    + depth
                    + " channels";
    double reach = reach(tiles);
    return new Strip(
        "kernels",
        role.layer().name(),
        -1,
        depth == 1 || colour ? Math.min(rows, rows <= MATRIX ? MATRIX / 2 : MATRIX) : across,
        colour ? COLOURS : 1,
        tiles,
        new Scale(-reach, reach),
        Palette.DIVERGING,
        1,
        note);
  }

  private double reach(IntFunction<Volume> tiles) {
    return frames()
        .mapToDouble(
            f -> {
              Scale range = Scale.symmetric(tiles.apply(f));
              return range.max();
            })
        .max()
        .orElse(0);
  }

  private IntStream frames() {
    return IntStream.range(0, story.frames().size());
  }

  private Strip maps(int layer, int probe, Scale scale) {
    Cast.Role role = story.cast().maps().get(layer);
    int factor = factor(role.shape().get(1), role.shape().get(2));
    int shown = Math.min(count, role.shape().get(0));
    return new Strip(
        "maps",
        role.layer().name(),
        probe,
        Math.min(shown, MATRIX / 2),
        1,
        f -> shrunk(story.frames().get(f).maps().get(layer).get(probe).slice(0, shown), factor),
        scale,
        Palette.VIRIDIS,
        factor,
        shown == role.shape().get(0) && shown < Cast.MAPS ? "" : "the first " + shown + " maps");
  }

  /** Over all frames and pictures; the few largest numbers are beyond its end. */
  private Scale mapScale(int layer) {
    Scale scale = new Scale(0, 0);
    for (Frame frame : story.frames()) {
      for (Volume maps : frame.maps().get(layer)) {
        boolean signed = maps.min() < 0;
        scale = scale.union(Scale.ofMost(maps, signed));
      }
    }
    return scale;
  }

  private Strip attention(int probe) {
    double most = 0;
    for (Frame frame : story.frames()) {
      most = Math.max(most, Scale.of(frame.attention().get(probe)).max());
    }
    Volume first = story.frames().get(0).attention().get(probe);
    int factor = factor(first.height(), first.width());
    return new Strip(
        "attention",
        story.cast().attention().map(id -> id.name()).orElse(""),
        probe,
        1,
        1,
        f -> shrunk(story.frames().get(f).attention().get(probe), factor),
        new Scale(0, most),
        Palette.MAGMA,
        factor,
        "");
  }

  private int factor(int height, int width) {
    return (Math.max(height, width) + side - 1) / side;
  }

  /** Means over squares; those at the right and lower edge may be smaller. */
  static Volume shrunk(Volume maps, int factor) {
    if (factor == 1) {
      return maps;
    }
    int height = (maps.height() + factor - 1) / factor;
    int width = (maps.width() + factor - 1) / factor;
    return Volume.generate(
        maps.channels(),
        height,
        width,
        (c, y, x) -> {
          double sum = 0;
          int bottom = Math.min((y + 1) * factor, maps.height());
          int right = Math.min((x + 1) * factor, maps.width());
          for (int row = y * factor; row < bottom; row++) {
            for (int column = x * factor; column < right; column++) {
              sum += maps.at(c, row, column);
            }
          }
          return (float) (sum / ((bottom - y * factor) * (right - x * factor)));
        });
  }
}
