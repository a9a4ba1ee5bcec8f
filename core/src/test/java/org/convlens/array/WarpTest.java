package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WarpTest {
  private static final Offset<Float> EXACT = within(1e-6f);

  @Test
  void halfPixelBilinear() {
    assertThat(Warp.bilinear(Volume.of(1, 1, 2, 0, 1), 1, 4).toArray())
        .containsExactly(new float[] {0, .25f, .75f, 1}, EXACT);
  }

  /** The middles of two cells that are two pixels wide lie at the borders of pixels. */
  @Test
  void cellsOfAPartLieInThatPart() {
    assertThat(Warp.placed(Volume.of(1, 1, 2, 0, 4), 1, 6, 0, 1, 1, 4).toArray())
        .containsExactly(new float[] {Float.NaN, 0, 1, 3, 4, Float.NaN}, EXACT);
  }

  @Test
  void cornersStayWithCornerBilinear() {
    assertThat(Warp.bilinearCorners(Volume.of(1, 1, 2, 0, 1), 1, 4).toArray())
        .containsExactly(new float[] {0, 1 / 3f, 2 / 3f, 1}, EXACT);
  }

  /** The 4 × 4 map that OpenCV gives for the scaled map [[0, .4], [.4, 1]]. */
  @Test
  void halfPixelBilinearInBothDirections() {
    float[] expected = {
      0, .1f, .3f, .4f, .1f, .2125f, .4375f, .55f, .3f, .4375f, .7125f, .85f, .4f, .55f, .85f, 1
    };
    assertThat(Warp.bilinear(Volume.of(1, 2, 2, 0, .4f, .4f, 1), 4, 4).toArray())
        .containsExactly(expected, EXACT);
  }

  /** SciPy's zoom of the same map with order 1. */
  @Test
  void cornerBilinearInBothDirections() {
    float a = .4f / 3;
    float[] expected = {
      0,
      a,
      2 * a,
      .4f,
      a,
      .2888889f,
      .44444445f,
      .6f,
      2 * a,
      .44444445f,
      .62222224f,
      .8f,
      .4f,
      .6f,
      .8f,
      1
    };
    assertThat(Warp.bilinearCorners(Volume.of(1, 2, 2, 0, .4f, .4f, 1), 4, 4).toArray())
        .containsExactly(expected, EXACT);
  }

  @Test
  void nearestRepeatsCells() {
    assertThat(Warp.nearest(Volume.of(1, 1, 2, 3, 5), 2, 4).toArray())
        .containsExactly(3, 3, 5, 5, 3, 3, 5, 5);
  }

  @Test
  void areaIsTheMeanOfWhatIsCovered() {
    assertThat(Warp.area(Volume.of(1, 1, 3, 0, 3, 9), 1, 2).toArray())
        .containsExactly(new float[] {1, 7}, EXACT);
  }

  @Test
  void cropTakesAPartOfEachChannel() {
    Volume maps = Volume.generate(2, 3, 3, (c, y, x) -> 100 * c + 10 * y + x);
    assertThat(Warp.crop(maps, 1, 0, 2, 2).toArray())
        .containsExactly(10, 11, 20, 21, 110, 111, 120, 121);
  }

  @Test
  void pastesWhatWasCut() {
    Volume maps = Volume.generate(2, 4, 5, (c, y, x) -> 100 * c + 10 * y + x);
    Volume part = Volume.generate(2, 2, 3, (c, y, x) -> -(10 * c + 3 * y + x) - 1);
    Volume pasted = Warp.paste(maps, 1, 2, part);
    assertThat(Warp.crop(pasted, 1, 2, 2, 3)).isEqualTo(part);
    assertThat(Warp.paste(pasted, 1, 2, Warp.crop(maps, 1, 2, 2, 3))).isEqualTo(maps);
    assertThat(pasted.at(1, 0, 4)).isEqualTo(104);
    assertThat(pasted.at(1, 3, 4)).isEqualTo(134);
  }
}
