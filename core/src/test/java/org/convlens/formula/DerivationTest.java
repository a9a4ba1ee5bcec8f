package org.convlens.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;

/** Numbers that can be checked in one's head. */
class DerivationTest {
  private static final LayerId INPUT = new LayerId("input");
  private static final LayerId CONV = new LayerId("conv");
  private static final LayerId RELU = new LayerId("relu");
  private static final LayerId POOL = new LayerId("pool");

  /** One 2 × 2 kernel 1 2 / 3 4 with bias −30, one cell of padding above and on the left. */
  private static Graph graph() {
    Graph.Builder builder = new Graph.Builder();
    builder.input("input", Shape.maps(1, 2, 2));
    builder.add(
        "conv",
        new Conv2d(Size.ONE, Padding.of(1, 1, 0, 0), Size.ONE, 1),
        List.of(INPUT),
        List.of(Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4), Tensor.of(Shape.of(1), -30)));
    builder.add("relu", new Relu(), List.of(CONV), List.of());
    Size two = Size.square(2);
    builder.add(
        "pool", new MaxPool2d(two, two, Padding.NONE, Size.ONE, false), List.of(RELU), List.of());
    return builder.build(INPUT, POOL);
  }

  /** conv = 4·5, 3·5 + 4·6, 2·5 + 4·7, 1·5 + 2·6 + 3·7 + 4·8, each less 30. */
  private static final Map<LayerId, Volume> SAID =
      Map.of(
          INPUT, Volume.of(1, 2, 2, 5, 6, 7, 8),
          CONV, Volume.of(1, 2, 2, -10, 9, 8, 40),
          RELU, Volume.of(1, 2, 2, 0, 9, 8, 40),
          POOL, Volume.of(1, 1, 1, 40));

  private static Derivation of(LayerId layer, Cell unit) {
    return Derivation.of(graph(), layer, unit, id -> Objects.requireNonNull(SAID.get(id)));
  }

  @Test
  void aConvolutionIsASumOfProductsAndABias() {
    Formula formula = of(CONV, new Cell(0, 0, 1)).formula();
    Patch patch = formula.patches().get(0);
    assertThat(patch.numbers().toArray()).containsExactly(0, 0, 5, 6);
    assertThat(patch.weights().orElseThrow().toArray()).containsExactly(1, 2, 3, 4);
    assertThat(patch.isPadding(0, 0)).isTrue();
    assertThat(patch.isPadding(1, 0)).isFalse();
    assertThat(patch.cell(3)).isEqualTo(new Cell(0, 0, 1));
    assertThat(formula.steps())
        .containsExactly(
            Step.of("Σ patch · kernel", 39), new Step("+ bias", OptionalDouble.of(-30), 9));
    assertThat(formula.said()).isEqualTo(9);
  }

  @Test
  void anActivationIsTheEndOfIt() {
    Derivation derivation = of(CONV, new Cell(0, 0, 0));
    assertThat(derivation.asked()).isZero();
    assertThat(derivation.formulas()).extracting(Formula::result).containsExactly(-10.0, 0.0);
    assertThat(derivation.formulas().get(1).steps())
        .containsExactly(Step.of("x", -10), Step.of("max(0, x)", 0));
  }

  @Test
  void aPoolingHasAWinner() {
    Formula formula = of(POOL, new Cell(0, 0, 0)).formula();
    assertThat(formula.winner()).hasValue(3);
    assertThat(formula.result()).isEqualTo(40);
  }

  @Test
  void whatIsNeededIsWatched() {
    assertThat(Derivation.watch(graph(), RELU)).containsExactlyInAnyOrder(INPUT, CONV, RELU);
    assertThat(Derivation.watch(graph(), POOL)).containsExactlyInAnyOrder(RELU, POOL);
  }
}
