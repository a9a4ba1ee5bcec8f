package org.convlens.report.film;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.convlens.array.Volume;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;

/**
 * Tiles of one size that are seen together, in every frame, on one scale.
 *
 * @param kind {@code kernels}, {@code maps} or {@code attention}
 * @param layer what people call it
 * @param probe the place of the picture among the probes; −1 for filters
 * @param columns of the grid
 * @param planes numbers of a pixel: 3 where a tile is a colour picture
 * @param tiles at a frame: planes · tiles × H × W
 * @param scale the ends of the colours, over the whole run
 * @param shrunk each cell is the mean of so many by so many
 * @param note how many there are where not all are shown; empty otherwise
 */
record Strip(
    String kind,
    String layer,
    int probe,
    int columns,
    int planes,
    IntFunction<Volume> tiles,
    Scale scale,
    Palette palette,
    int shrunk,
    String note) {

  /** What the page needs to know to draw it. */
  Map<String, Object> layout() {
    Volume first = tiles.apply(0);
    Map<String, Object> layout = new LinkedHashMap<>();
    layout.put("kind", kind);
    layout.put("layer", layer);
    layout.put("probe", probe);
    layout.put("columns", columns);
    layout.put("planes", planes);
    layout.put("tiles", first.channels() / planes);
    layout.put("height", first.height());
    layout.put("width", first.width());
    layout.put("scale", List.of(scale.min(), scale.max()));
    layout.put("palette", palette.name());
    layout.put("shrunk", shrunk);
    layout.put("note", note);
    return layout;
  }

  /** The colours' places, 0..255, of a frame. */
  void quantise(int frame, byte[] target, int offset) {
    Volume values = tiles.apply(frame);
    for (int i = 0; i < values.size(); i++) {
      double fraction = Math.min(1, Math.max(0, scale.fraction(values.at(i))));
      target[offset + i] = (byte) Math.round(255 * (Double.isNaN(fraction) ? 0 : fraction));
    }
  }

  /** Numbers of a frame. */
  int size() {
    return tiles.apply(0).size();
  }
}
