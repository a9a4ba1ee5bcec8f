package org.convlens.picture.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.convlens.picture.Extent;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Palette;
import org.convlens.picture.Raster;
import org.convlens.picture.Reading;
import org.convlens.picture.Scale;
import org.junit.jupiter.api.Test;

class HeatmapTest {
  /** One to a thousand. */
  private static final Volume COUNT = Volume.generate(1, 25, 40, (c, y, x) -> y * 40 + x + 1);

  private static Heatmap heatmap(Volume map, boolean signed) {
    return new Heatmap("a map", map, signed, List.of());
  }

  @Test
  void evidenceBeginsAtZero() {
    assertThat(heatmap(COUNT, false).range()).isEqualTo(new Scale(0, 1000));
  }

  @Test
  void levelsBeginAtTheSmallest() {
    assertThat(heatmap(COUNT, false).read(Reading.LEVEL).range()).isEqualTo(new Scale(1, 1000));
  }

  @Test
  void aFewLargePixelsDoNotDecideTheScale() {
    Volume spiked = COUNT.map(v -> v > 995 ? 1e6f : v);
    assertThat(heatmap(spiked, false).read(Reading.PIXELS).range()).isEqualTo(new Scale(0, 995));
    assertThat(heatmap(spiked.times(-1), true).read(Reading.PIXELS).range())
        .isEqualTo(new Scale(-995, 995));
  }

  @Test
  void pixelsThatAreZeroAreNotCounted() {
    Volume sparse = Volume.generate(1, 30, 30, (c, y, x) -> y == 0 && x < 3 ? x + 1 : 0);
    assertThat(heatmap(sparse, false).read(Reading.PIXELS).range()).isEqualTo(new Scale(0, 3));
    assertThat(heatmap(sparse.times(0), true).read(Reading.PIXELS).isVisible()).isFalse();
  }

  @Test
  void itsExtentIsWhereItIsDrawn() {
    Raster white = new Raster("", Volume.generate(1, 400, 400, (c, y, x) -> 1));
    Heatmap part = heatmap(Volume.of(1, 1, 2, 1, 4), false).over(new Extent(100, 200, 100, 100));
    Bitmap drawn = covered(white, part);
    int bare = drawn.pixels()[0];
    assertThat(drawn.pixels()[150 * 400 + 198]).isEqualTo(bare);
    assertThat(drawn.pixels()[150 * 400 + 200]).isNotEqualTo(bare);
    assertThat(drawn.pixels()[98 * 400 + 250]).isEqualTo(bare);
    assertThat(drawn.pixels()[199 * 400 + 299]).isNotEqualTo(bare);
    assertThat(drawn.pixels()[201 * 400 + 299]).isEqualTo(bare);
  }

  @Test
  void whereNothingIsLostTheRemainderLeavesThePictureAlone() {
    Raster grey = new Raster("", Volume.generate(1, 400, 400, (c, y, x) -> 0.5f));
    Heatmap left =
        heatmap(Volume.of(1, 1, 2, 0.1f, 0.8f), false)
            .read(Reading.REMAINDER)
            .scaled(new Scale(0, 0.8));
    Bitmap drawn = covered(grey, left);
    int untouched = drawn.pixels()[399];
    assertThat(untouched)
        .isEqualTo(new Cover(left, Palette.MAGMA, Optional.empty()).bare(0x808080));
    assertThat(drawn.pixels()[0]).isNotEqualTo(untouched);
  }

  /** No dark line between what speaks for and what speaks against. */
  @Test
  void aroundZeroASignedMapIsAsPaleAsThePictureBeneath() {
    Cover cover =
        new Cover(heatmap(Volume.of(1, 1, 2, -1, 1), true), Palette.DIVERGING, Optional.empty());
    int bare = cover.bare(0x404040);
    for (double fraction : new double[] {0.49, 0.5, 0.51}) {
      assertThat(Math.abs((cover.rgb(0x404040, fraction) & 255) - (bare & 255)))
          .isLessThanOrEqualTo(4);
    }
  }

  private static Bitmap covered(Raster photo, Heatmap heat) {
    return new OverlayDrawing(new Overlay(photo, heat), Style.LIGHT)
        .cover(Colouring.photo(photo.pixels()));
  }
}
