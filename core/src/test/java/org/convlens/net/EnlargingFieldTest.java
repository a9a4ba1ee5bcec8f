package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Resize.Coordinates;
import org.convlens.net.op.Resize.Interpolation;
import org.convlens.net.op.Resize.Rounding;
import org.convlens.net.op.Size;
import org.convlens.net.op.Slice;
import org.junit.jupiter.api.Test;

/** Layers that enlarge behind a 3 × 3 convolution with a stride of 2, whose cell c sees 2c ± 1. */
class EnlargingFieldTest {
  private final Graph.Builder builder = new Graph.Builder();
  private final LayerId input = builder.input("input", Shape.maps(1, 24, 24));
  private final LayerId strided = TinyGraphs.conv(builder, "strided", input, 4, 3, 2, 1);

  private ReceptiveField after(Op op, Tensor... weights) {
    return field(builder.add("after", op, List.of(strided), List.of(weights)));
  }

  private ReceptiveField field(LayerId layer) {
    return ReceptiveField.of(builder.build(input, layer), layer).orElseThrow();
  }

  private static Resize twice(Interpolation interpolation) {
    return new Resize(
        24, 24, 2, 2, interpolation, Coordinates.HALF_PIXEL, Rounding.ROUND_HALF_DOWN, -0.75f);
  }

  @Test
  void unit11BehindTwiceTheNearestSees9To11() {
    ReceptiveField field = after(twice(Interpolation.NEAREST));
    assertThat(field.box(11, 10)).isEqualTo(new Box(9, 9, 12, 12));
    assertThat(field.box(12, 9)).isEqualTo(new Box(11, 7, 14, 10));
    assertThat(field.box(0, 23)).isEqualTo(new Box(0, 21, 2, 24));
  }

  @Test
  void linearUnitsSeeTheTwoCellsBetweenWhichTheyLie() {
    ReceptiveField field = after(twice(Interpolation.LINEAR));
    assertThat(field.box(11, 10)).isEqualTo(new Box(9, 7, 14, 12));
    assertThat(field.box(0, 0)).isEqualTo(new Box(0, 0, 2, 2));
  }

  @Test
  void cubicUnitsSeeFour() {
    assertThat(after(twice(Interpolation.CUBIC)).box(11, 10)).isEqualTo(new Box(7, 5, 16, 14));
  }

  /** Nothing of a neighbour comes in where a unit lies on its cell. */
  @Test
  void aUnitOnACellSeesThatAlone() {
    Resize corners =
        new Resize(
            23,
            23,
            23 / 12.0,
            23 / 12.0,
            Interpolation.LINEAR,
            Coordinates.ALIGN_CORNERS,
            Rounding.FLOOR,
            0);
    ReceptiveField field = after(corners);
    assertThat(field.box(10, 11)).isEqualTo(new Box(9, 9, 12, 14));
  }

  /** Unit u sees the cells c with u = 2c + k − 1, k = 0, 1, 2. */
  @Test
  void transposedUnitsSeeOneCellOrTwo() {
    ConvTranspose2d twice =
        new ConvTranspose2d(Size.square(2), Padding.all(1), Size.ONE, 1, Size.ONE);
    ReceptiveField field = after(twice, Tensor.of(Shape.of(4, 1, 3, 3), new float[36]));
    assertThat(field.box(10, 11)).isEqualTo(new Box(9, 9, 12, 14));
    assertThat(field.box(23, 0)).isEqualTo(new Box(21, 0, 24, 2));
  }

  @Test
  void unitsOfAShuffledBlockSeeWhatItsCellSees() {
    assertThat(after(new DepthToSpace(2, false)).box(11, 12)).isEqualTo(new Box(9, 11, 12, 14));
  }

  @Test
  void noOneRuleHoldsForTheirUnits() {
    ReceptiveField field = after(twice(Interpolation.LINEAR));
    assertThat(field.rows()).isEmpty();
    assertThat(field).hasToString("up to 5×5");
  }

  /** Such sizes come from damaged files only, which may not take memory. */
  @Test
  void unitsOfAnEndlessLayerSeeAllThatOneOfThemSees() {
    int endless = 20_000_000;
    Resize rows =
        new Resize(
            endless,
            24,
            endless / 12.0,
            2,
            Interpolation.LINEAR,
            Coordinates.HALF_PIXEL,
            Rounding.FLOOR,
            0);
    LayerId tall = builder.add("tall", rows, List.of(strided), List.of());
    LayerId flat = builder.add("flat", new Flatten(1), List.of(tall), List.of());
    Slice part = new Slice(1, 1 << 29, (1 << 29) + 5, 1);
    assertThat(field(tall).box(7, 11)).isEqualTo(new Box(0, 9, 24, 14));
    assertThat(field(builder.add("part", part, List.of(flat), List.of()))).hasToString("all");
  }

  @Test
  void aUnitInThePaddingSeesNothing() {
    ReceptiveField field = field(TinyGraphs.conv(builder, "after", strided, 1, 1, 1, 1));
    assertThat(field.box(0, 5).isEmpty()).isTrue();
    assertThat(field.box(1, 5)).isEqualTo(new Box(0, 7, 2, 10));
  }

  /** In the first row a wider path sees only padding, so its columns do not count. */
  @Test
  void aPathThatSeesOnlyPaddingAddsNothing() {
    LayerId wide = TinyGraphs.conv(builder, "wide", input, 1, 3, 1, 3);
    Pad below = new Pad(List.of(0, 0, 0, 2), List.of(0, 0, 4, 2), Pad.Mode.CONSTANT, 0);
    LayerId narrow = builder.add("narrow", below, List.of(input), List.of());
    Arithmetic add = new Arithmetic(Arithmetic.Function.ADD);
    ReceptiveField field = field(builder.add("sum", add, List.of(wide, narrow), List.of()));
    assertThat(field.box(0, 5)).isEqualTo(new Box(0, 3, 1, 4));
    assertThat(field.box(1, 5)).isEqualTo(new Box(0, 2, 2, 5));
  }

  @Test
  void aCornerPooledIsNotTheWholePicture() {
    LayerId corner = builder.add("corner", new Slice(2, 0, 2, 1), List.of(strided), List.of());
    GlobalPool2d mean = new GlobalPool2d(GlobalPool2d.Function.MEAN);
    ReceptiveField field = field(builder.add("mean", mean, List.of(corner), List.of()));
    assertThat(field.box(0, 0)).isEqualTo(new Box(0, 0, 4, 24));
    assertThat(field).hasToString("4×24");
    assertThat(field.isEverything()).isFalse();
  }
}
