package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.op.Grid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The box of every unit is that of the pixels that move it, as the engine computes it. */
class ReceptiveFieldTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ofRandomNetworks(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      Graph graph = ReachingNet.draw(random);
      check(graph, graph.ancestors(graph.outputs()));
    }
  }

  static void check(Graph graph, Set<LayerId> layers) {
    Map<LayerId, List<Box>> told = boxes(graph);
    try (Support support = new Support(graph, layers)) {
      for (LayerId layer : layers) {
        assertThat(told.get(layer))
            .as("%s of %s", layer, graph.nodes())
            .isEqualTo(support.boxes(layer));
      }
    }
  }

  /** For each unit of each layer, by rows. */
  static Map<LayerId, List<Box>> boxes(Graph graph) {
    Map<LayerId, List<Box>> boxes = new HashMap<>();
    ReceptiveField.of(graph)
        .forEach((layer, field) -> boxes.put(layer, boxes(field, graph.node(layer).shape())));
    return boxes;
  }

  private static List<Box> boxes(ReceptiveField field, Shape shape) {
    Grid grid = Grid.of(shape);
    List<Box> boxes = new ArrayList<>();
    for (int y = 0; y < grid.rows(); y++) {
      for (int x = 0; x < grid.columns(); x++) {
        boxes.add(field.box(y, x));
      }
    }
    return boxes;
  }
}
