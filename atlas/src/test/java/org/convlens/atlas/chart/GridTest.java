package org.convlens.atlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** Six samples, done by hand. */
class GridTest {
  private static final Plane PLANE =
      new Plane(
          new float[] {.1f, .2f, .3f, .9f, .95f, 1}, new float[] {.1f, .1f, .2f, .9f, .95f, 1});
  private static final float[][] VECTORS = {{1, 0}, {3, 0}, {2, 0}, {0, 4}, {0, 8}, {0, 6}};
  private static final ClassEffect EFFECT =
      ClassEffect.linear(new float[][] {{1, 0}, {0, 1}, {0, 0}});

  @Test
  void aCellHoldsItsSamplesTheirMeanAndWhatStandsForThem() {
    List<Cell> cells = new Grid(List.of(2), 2, 2).cells(PLANE, VECTORS, EFFECT);
    assertThat(cells).hasSize(2);
    Cell first = cells.get(0);
    assertThat(List.of(first.row(), first.column(), first.count())).containsExactly(0, 0, 3);
    assertThat(first.mean()).containsExactly(2, 0);
    assertThat(first.nearest()).containsExactly(2, 0);
    Cell last = cells.get(1);
    assertThat(List.of(last.row(), last.column())).containsExactly(1, 1);
    assertThat(last.nearest()).containsExactly(5, 3);
  }

  @Test
  void itsEffectIsThatOfItsMeanBesideWhatMovesAllClasses() {
    List<Cell> cells = new Grid(List.of(2), 1, 1).cells(PLANE, VECTORS, EFFECT);
    assertThat(cells.get(1).effect()).containsExactly(-2, 4, -2);
    assertThat(cells.get(1).strongest()).isEqualTo(1);
    Cell unknown = new Grid(List.of(2), 1, 1).cells(PLANE, VECTORS, ClassEffect.UNKNOWN).get(0);
    assertThat(unknown.strongest()).isEqualTo(-1);
  }

  @Test
  void cellsOfFewAreLeftOutAtEachZoom() {
    List<Cell> cells = new Grid(List.of(1, 4), 3, 1).cells(PLANE, VECTORS, EFFECT);
    assertThat(cells).hasSize(2);
    assertThat(cells.get(0).side()).isEqualTo(1);
    assertThat(cells.get(0).count()).isEqualTo(6);
    assertThat(cells.get(1).count()).isEqualTo(3);
    assertThat(cells.get(1).row()).isEqualTo(3);
  }

  @Test
  void refusesGridsOfNothing() {
    assertThatThrownBy(() -> new Grid(List.of(), 1, 1)).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new Grid(List.of(0), 1, 1)).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new Grid(List.of(2), 1, 1).cells(PLANE, new float[1][2], EFFECT))
        .hasMessage("6 points for 1 vectors: give a point a vector");
  }
}
