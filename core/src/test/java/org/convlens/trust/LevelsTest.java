package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.Linear;
import org.junit.jupiter.api.Test;

class LevelsTest {
  /** Two filters of one pixel without a bias: 0 · x and 1 · x. */
  private static Node conv() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 1, 2));
    LayerId conv = TinyGraphs.conv(builder, "conv", input, 2, 1, 1, 0);
    return builder.build(input, conv).node(conv);
  }

  private static Node dense() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.of(Shape.BATCH, 1));
    List<Tensor> weights =
        List.of(Tensor.of(Shape.of(3, 1), 1, 2, 3), Tensor.of(Shape.of(3), 0, 0, 6));
    LayerId dense = builder.add("dense", new Linear(false), List.of(input), weights);
    return builder.build(input, dense).node(dense);
  }

  @Test
  void aMapIsScaledAndShifted() {
    Levels now = Levels.ofEachMap(Volume.of(2, 1, 2, 0, 0, 1, 3));
    Levels wanted = Levels.ofEachMap(Volume.of(2, 1, 2, 5, 5, -1, 9));
    List<Tensor> weights = now.towards(wanted, conv());
    assertThat(weights.get(0).toFloats()).containsExactly(0, 5);
    assertThat(weights.get(1).toFloats()).containsExactly(5, -6);
  }

  @Test
  void aMapThatIsConstantIsOnlyShifted() {
    Levels now = Levels.ofEachMap(Volume.of(2, 1, 2, 0, 0, 2, 2 + 1e-6f));
    Levels wanted = Levels.ofEachMap(Volume.of(2, 1, 2, 0, 0, -1, 9));
    assertThat(now.towards(wanted, conv()).get(0).toFloats()).containsExactly(0, 1);
  }

  @Test
  void aLayerAsAWholeIsShiftedSoThatAsMuchStaysAboveZero() {
    Levels now = Levels.ofAll(Volume.of(3, 1, 1, 1, 2, 9));
    Levels wanted = Levels.ofAll(Volume.of(3, 1, 1, -4, 0, 28));
    List<Tensor> weights = now.towards(wanted, dense());
    assertThat(weights.get(0).toFloats()).containsExactly(1, 2, 3);
    assertThat(weights.get(1).toFloats()).containsExactly(-2, -2, 4);
  }
}
