package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;

/** Windows at the edges of a map 1 2 3 / 4 5 6 / 7 8 9. */
class PoolingKernelsTest {
  private static final Tensor MAP = Tensor.of(Shape.of(1, 1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9);
  private static final Size TWO = Size.square(2);
  private static final Padding AFTER = Padding.of(0, 0, 1, 1);

  @Test
  void paddingThatDoesNotCountLeavesTheMeanOfTheCells() {
    assertPooled(new AveragePool2d(TWO, TWO, AFTER, false, false), 3, 4.5f, 7.5f, 9);
  }

  @Test
  void paddingThatCountsIsZero() {
    assertPooled(new AveragePool2d(TWO, TWO, AFTER, false, true), 3, 2.25f, 3.75f, 2.25f);
  }

  @Test
  void sameLowerPadsBefore() {
    assertPooled(new AveragePool2d(TWO, TWO, Padding.SAME_LOWER, false, false), 1, 2.5f, 5.5f, 7);
  }

  @Test
  void paddingNeverWins() {
    Op op = new MaxPool2d(TWO, TWO, AFTER, Size.ONE, false);
    Tensor negative = Tensor.of(Shape.of(1, 1, 3, 3), -1, -2, -3, -4, -5, -6, -7, -8, -9);
    assertThat(run(op, negative)).containsExactly(-1, -3, -7, -9);
  }

  @Test
  void aDilatedWindowSkipsCells() {
    assertPooled(new MaxPool2d(TWO, Size.ONE, Padding.NONE, TWO, false), 9);
  }

  @Test
  void noWindowStartsInThePaddingAtTheEnd() {
    assertPooled(new MaxPool2d(TWO, Size.square(3), AFTER, Size.ONE, true), 5);
  }

  private static void assertPooled(Op op, float... expected) {
    assertThat(run(op, MAP)).containsExactly(expected, Offset.offset(1e-6f));
  }

  private static float[] run(Op op, Tensor map) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", map.shape());
    Graph graph = b.build(input, b.add("pool", op, List.of(input), List.of()));
    try (TorchNetwork network = Nets.open(graph)) {
      Map<LayerId, Tensor> out = network.run(Map.of(input, map));
      Tensor pooled = Objects.requireNonNull(out.get(id("pool")));
      assertThat(pooled.shape()).isEqualTo(graph.node(id("pool")).shape());
      return pooled.toFloats();
    }
  }
}
