package org.convlens.atlas;

import java.util.stream.IntStream;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField;
import org.convlens.net.op.Grid;
import org.convlens.task.UsageException;

/**
 * A layer whose channels an atlas is about.
 *
 * @param grid its channels, rows and columns
 * @param field what its units see
 * @param seeing the cells, in C order, that see anything of the picture but padding
 * @param scored whether the scores depend on it, so that it has relevance
 */
public record WatchedLayer(
    LayerId id, Grid grid, ReceptiveField field, int[] seeing, boolean scored) {
  static WatchedLayer of(Graph graph, LayerId id, boolean scored) {
    ReceptiveField field =
        ReceptiveField.of(graph, id)
            .orElseThrow(
                () ->
                    new UsageException("layer '" + id + "' does not depend on the input")
                        .about("layer"));
    Grid grid = Grid.of(graph.node(id).shape());
    int[] seeing =
        IntStream.range(0, grid.rows() * grid.columns())
            .filter(i -> !field.box(i / grid.columns(), i % grid.columns()).isEmpty())
            .toArray();
    return new WatchedLayer(id, grid, field, seeing, scored);
  }

  /** How many cells each channel has. */
  public int area() {
    return grid.rows() * grid.columns();
  }

  /** What a cell sees of the network's input, cut off at its borders. */
  public ReceptiveField.Box box(int cell) {
    return field.box(cell / grid.columns(), cell % grid.columns());
  }
}
