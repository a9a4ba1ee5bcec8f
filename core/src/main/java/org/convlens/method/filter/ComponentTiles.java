package org.convlens.method.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.method.filter.Filters.Normalisation;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.UsageException;

/** The kernels of one layer as colours: red, green and blue are its three main directions. */
record ComponentTiles(LayerKernels kernels, Filters knobs) {
  static final String READING =
      "Red, green and blue are the first three principal components of a layer's kernels over their"
          + " input channels: equal colours mean equal mixtures of input maps, middle grey is the"
          + " mean mixture. A component's largest weight is positive.";
  private static final int COMPONENTS = 3;

  Sheet.Section section(String layer) {
    if (kernels.depth() < COMPONENTS) {
      throw new UsageException(
          "layer '"
              + layer
              + "' has filters of depth "
              + kernels.depth()
              + ", too few for three components: choose sheet");
    }
    PrincipalComponents components = PrincipalComponents.of(kernels, COMPONENTS);
    List<Integer> shown = kernels.shown(knobs);
    List<Volume> projected = new ArrayList<>();
    for (int filter = 0; filter < kernels.filters(); filter++) {
      projected.add(components.project(kernels.filter(filter)));
    }
    double layerReach = projected.stream().mapToDouble(ComponentTiles::reach).max().orElse(0);
    List<Tile> tiles = new ArrayList<>();
    for (int filter : shown) {
      Volume along = projected.get(filter);
      double reach = knobs.normalisation() == Normalisation.LAYER ? layerReach : reach(along);
      tiles.add(
          Tile.of(
              Integer.toString(filter),
              along.map(p -> (float) (reach == 0 ? 0.5 : 0.5 + p / (2 * reach)))));
    }
    int columns = knobs.columns() > 0 ? knobs.columns() : Math.max(1, Math.min(16, shown.size()));
    String title = kernels.heading(layer, knobs) + shares(components.explained());
    return new Sheet.Section(title, tiles, columns, Optional.empty());
  }

  /** How much of the variance each colour stands for. */
  private static String shares(double[] explained) {
    return String.format(
        Locale.ROOT,
        "; explained variance: red %.1f %%, green %.1f %%, blue %.1f %%",
        100 * explained[0],
        100 * explained[1],
        100 * explained[2]);
  }

  private static double reach(Volume along) {
    return Math.max(Math.abs(along.min()), Math.abs(along.max()));
  }
}
