package org.convlens.method.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;

/** Weights that can be followed by hand. */
class WiringTest {
  private static final LayerId INPUT = new LayerId("input");
  private static final LayerId LEFT = new LayerId("left");
  private static final LayerId RIGHT = new LayerId("right");
  private static final LayerId JOINED = new LayerId("joined");
  private static final LayerId NEXT = new LayerId("next");
  private static final LayerId DENSE = new LayerId("dense");
  private static final Conv2d POINT = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);

  /** left (2) and right (1) of a picture of 1 × 1 × 2, joined, rectified, next (2), dense (1). */
  private static Graph graph() {
    Graph.Builder b = new Graph.Builder();
    b.input("input", Shape.maps(1, 1, 2));
    b.add("left", POINT, List.of(INPUT), List.of(Tensor.of(Shape.of(2, 1, 1, 1), 1, 2)));
    b.add("right", POINT, List.of(INPUT), List.of(Tensor.of(Shape.of(1, 1, 1, 1), 3)));
    b.add("both", new Concat(1), List.of(LEFT, RIGHT), List.of());
    b.add("joined", new Relu(), List.of(new LayerId("both")), List.of());
    b.add(
        "next",
        POINT,
        List.of(JOINED),
        List.of(Tensor.of(Shape.of(2, 3, 1, 1), 4, 5, 6, 7, -8, 9)));
    b.add("flat", new Flatten(1), List.of(NEXT), List.of());
    LayerId dense =
        b.add(
            "dense",
            new Linear(false),
            List.of(new LayerId("flat")),
            List.of(Tensor.of(Shape.of(1, 4), 1, 1, 3, -4)));
    return b.build(INPUT, dense);
  }

  @Test
  void whatFeedsAUnitIsFoundWhereItIsMade() {
    Wiring wiring = Wiring.of(graph(), NEXT, 1);
    assertThat(wiring.in())
        .containsExactly(
            new Wire(RIGHT, 0, 9, 9), new Wire(LEFT, 1, 8, -8), new Wire(LEFT, 0, 7, 7));
    assertThat(Wiring.of(graph(), LEFT, 1).in()).containsExactly(new Wire(INPUT, 0, 2, 2));
  }

  @Test
  void aUnitThatIsHandedOnIsTheOneThatWasMade() {
    Wiring handed = Wiring.of(graph(), JOINED, 2);
    assertThat(handed.layer()).isEqualTo(RIGHT);
    assertThat(handed.channel()).isZero();
    assertThat(handed).isEqualTo(Wiring.of(graph(), RIGHT, 0));
  }

  @Test
  void whatAUnitFeedsIsFoundBehindWhatHandsItOn() {
    assertThat(Wiring.of(graph(), LEFT, 1).out())
        .containsExactly(new Wire(NEXT, 1, 8, -8), new Wire(NEXT, 0, 5, 5));
    assertThat(Wiring.of(graph(), NEXT, 1).out())
        .singleElement()
        .satisfies(
            wire -> {
              assertThat(wire.layer()).isEqualTo(DENSE);
              assertThat(wire.norm()).isCloseTo(5, within(1e-9));
              assertThat(wire.sum()).isCloseTo(-1, within(1e-9));
            });
  }

  @Test
  void flatLayersAreTheMapsBeforeThem() {
    assertThat(Wiring.of(graph(), DENSE, 0).in())
        .extracting(Wire::layer, Wire::channel)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(NEXT, 1),
            org.assertj.core.groups.Tuple.tuple(NEXT, 0));
    assertThat(Wiring.of(graph(), DENSE, 0).out()).isEmpty();
  }

  @Test
  void groupsAndTransposedKernelsAreReadAsTheyLie() {
    Graph.Builder b = new Graph.Builder();
    b.input("input", Shape.maps(4, 2, 2));
    float[] kernel = {1, 2, 3, 4, 5, 6, 7, 8};
    b.add(
        "grouped",
        new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 2),
        List.of(INPUT),
        List.of(Tensor.of(Shape.of(4, 2, 1, 1), kernel)));
    LayerId turned =
        b.add(
            "turned",
            new ConvTranspose2d(Size.ONE, Padding.NONE, Size.ONE, 2, new Size(0, 0)),
            List.of(new LayerId("grouped")),
            List.of(Tensor.of(Shape.of(4, 2, 1, 1), kernel)));
    Graph graph = b.build(INPUT, turned);
    assertThat(Wiring.of(graph, new LayerId("grouped"), 3).in())
        .containsExactly(new Wire(INPUT, 3, 8, 8), new Wire(INPUT, 2, 7, 7));
    assertThat(Wiring.of(graph, turned, 2).in())
        .extracting(Wire::channel, Wire::sum)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3, 7.0),
            org.assertj.core.groups.Tuple.tuple(2, 5.0));
    assertThat(Wiring.of(graph, new LayerId("grouped"), 3).out())
        .extracting(Wire::channel, Wire::sum)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3, 8.0),
            org.assertj.core.groups.Tuple.tuple(2, 7.0));
    assertThat(Wiring.slice(graph, turned, 3, 2).orElseThrow().at(0)).isEqualTo(7);
    assertThat(Wiring.slice(graph, turned, 0, 2)).isEmpty();
    assertThat(Wiring.taken(graph, turned, 2)).containsExactly(2, 2);
  }
}
