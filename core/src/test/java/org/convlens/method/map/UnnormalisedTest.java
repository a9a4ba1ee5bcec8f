package org.convlens.method.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;

class UnnormalisedTest {
  private static final Tensor ONE = Tensor.of(Shape.of(1), 1);

  private final Graph.Builder builder = new Graph.Builder();
  private final LayerId input = builder.input("input", Shape.maps(1, 2, 2));
  private final LayerId conv =
      builder.add(
          "conv",
          new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1),
          List.of(input),
          List.of(Tensor.of(Shape.of(1, 1, 1, 1), 2)));
  private final LayerId norm =
      builder.add("norm", new BatchNorm(1e-3f, 0.9f), List.of(conv), List.of(ONE, ONE, ONE, ONE));
  private final LayerId relu = builder.add("relu", new Relu(), List.of(norm), List.of());
  private final Graph graph = builder.build(input, relu);

  @Test
  void aConvolutionBeforeItsNormalisationIsTold() {
    assertThat(Unnormalised.note(graph, List.of(conv)).orElseThrow().text())
        .isEqualTo(
            "Shown before batch normalisation and activation: conv (relu shows them after).");
  }

  @Test
  void butNotWhereTheLayerAfterIsShownToo() {
    assertThat(Unnormalised.note(graph, List.of(conv, relu))).isEmpty();
    assertThat(Unnormalised.note(graph, List.of(norm))).isEmpty();
  }
}
