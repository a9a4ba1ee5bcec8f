package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What moves a unit lies inside its theoretical receptive field and, for convolutions, fills it.
 */
class GradientSupportTest {
  @ParameterizedTest
  @ValueSource(strings = {"conv1", "pool1", "conv2", "sum", "relu2"})
  void liesInsideTheReceptiveField(String name) {
    Graph graph = Nets.residual();
    LayerId layer = id(name);
    LayerId input = graph.input();
    ReceptiveField field = ReceptiveField.of(graph, layer).orElseThrow();
    try (Network network = Nets.open(graph);
        Trace trace =
            network.trace(List.of(Nets.volume(3, 2, 6, 6)), Set.of(layer), Set.of(input))) {
      Volume maps = trace.at(0, layer);
      for (int y = 0; y < maps.height(); y++) {
        for (int x = 0; x < maps.width(); x++) {
          int row = y;
          int column = x;
          Volume seed =
              Volume.generate(
                  maps.channels(),
                  maps.height(),
                  maps.width(),
                  (c, i, j) -> i == row && j == column ? 1 : 0);
          Volume moves = trace.pull(Map.of(layer, List.of(seed)), input).get(0).abs();
          check(moves, field.box(y, x), name.equals("conv1"));
        }
      }
    }
  }

  private static void check(Volume moves, Box box, boolean everywhere) {
    for (int y = 0; y < moves.height(); y++) {
      for (int x = 0; x < moves.width(); x++) {
        boolean inside = y >= box.top() && y < box.bottom() && x >= box.left() && x < box.right();
        float strength = moves.at(0, y, x) + moves.at(1, y, x);
        if (!inside) {
          assertThat(strength).isZero();
        } else if (everywhere) {
          assertThat(strength).isPositive();
        }
      }
    }
  }
}
