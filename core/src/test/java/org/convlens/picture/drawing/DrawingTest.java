package org.convlens.picture.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.canvas.Theme;
import org.convlens.picture.Diagram;
import org.convlens.picture.Diagram.Box;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Palette;
import org.convlens.picture.Plot;
import org.convlens.picture.Plot.Series;
import org.convlens.picture.Raster;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Sheet.Section;
import org.convlens.picture.Tile;
import org.convlens.picture.file.Png;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final Volume RAMP = Volume.generate(1, 7, 7, (c, y, x) -> y + x);

  private static long count(BufferedImage image, int rgb) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(pixels).filter(p -> (p & 0xffffff) == rgb).count();
  }

  private static Heatmap heatmap(Volume map, boolean signed) {
    return new Heatmap("a map", map, signed, List.of());
  }

  @Test
  void theHottestCellHasThePalettesLastColour() {
    BufferedImage image = Drawing.draw(heatmap(RAMP, false), Style.LIGHT.with(Palette.VIRIDIS));
    assertThat(count(image, 0xfde725)).isGreaterThan(50 * 50);
    assertThat(count(image, 0x440154)).isGreaterThan(50 * 50);
  }

  @Test
  void zeroIsWhiteOnASignedMap() {
    Volume map = Volume.of(1, 1, 3, -1, 0, 4);
    BufferedImage image = Drawing.draw(heatmap(map, true), Style.DARK);
    assertThat(count(image, Palette.DIVERGING.rgb(1))).isGreaterThan(5000);
    assertThat(count(image, 0xffffff)).isGreaterThan(5000);
    assertThat(count(image, Palette.DIVERGING.rgb(0.375))).isGreaterThan(5000);
  }

  @Test
  void aSharedScaleIsObeyed() {
    Heatmap shared = heatmap(RAMP, false).scaled(new Scale(0, 24));
    BufferedImage image = Drawing.draw(shared, Style.LIGHT.with(Palette.GREY));
    assertThat(count(image, 0x808080)).isGreaterThan(50 * 50);
  }

  @Test
  void cellsThatAreNotNumbersAreGrey() {
    Volume map = Volume.of(1, 1, 3, Float.NaN, 0, 1);
    assertThat(count(Drawing.draw(heatmap(map, false)), Palette.NOT_A_NUMBER)).isGreaterThan(5000);
  }

  @Test
  void longNotesMakeThePageTallerAndAreNotCut() {
    String note = "This sentence says what a reader must know. ".repeat(12);
    int plain = Drawing.draw(heatmap(RAMP, false)).getHeight();
    Heatmap noted = new Heatmap("a map", RAMP, false, List.of(Note.warning(note)));
    assertThat(Drawing.draw(noted).getHeight()).isGreaterThan(plain + 100);
  }

  @Test
  void onlyWarningsHaveTheAccent() {
    Heatmap map = heatmap(RAMP, false);
    int accent = Style.LIGHT.theme().accent();
    BufferedImage told = Drawing.draw(map.noting(List.of(Note.fact("It is a ramp."))));
    BufferedImage warned = Drawing.draw(map.noting(List.of(Note.warning("It is a ramp."))));
    assertThat(count(told, accent)).isZero();
    assertThat(count(warned, accent)).isGreaterThan(50);
  }

  @Test
  void anEmptyMapOverAPictureLeavesThePictureAlone() {
    Raster photo = new Raster("p", Volume.generate(1, 28, 28, (c, y, x) -> x / 27f));
    Overlay hot = new Overlay(photo, heatmap(RAMP, false));
    Overlay cold = new Overlay(photo, heatmap(Volume.zeros(1, 7, 7), false));
    assertThat(Drawing.draw(hot).getWidth()).isGreaterThan(2 * 300);
    assertThat(Drawing.draw(cold).getWidth()).isLessThan(2 * 300);
  }

  @Test
  void twelveThousandTilesFitOnOnePage() {
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < 12_288; i++) {
      int shift = i;
      tiles.add(
          Tile.of(i / 64 + "," + i % 64, Volume.generate(1, 5, 5, (c, y, x) -> y * x + shift)));
    }
    Section section = new Section("features.3", tiles, 64, Optional.of(new Scale(0, 12_300)));
    BufferedImage image =
        Drawing.draw(new Sheet("collated", List.of(section), Palette.GREY, List.of()));
    assertThat(image.getWidth()).isBetween(600, 1500);
    assertThat(image.getHeight()).isBetween(1000, 15_000);
  }

  @Test
  void moreTilesThanAPageHoldsAreCounted() {
    Tile tile = Tile.of("x", Volume.generate(1, 40, 40, (c, y, x) -> y));
    Section section =
        new Section("many", java.util.Collections.nCopies(20_000, tile), 2, Optional.empty());
    BufferedImage image = Drawing.draw(new Sheet("", List.of(section), Palette.GREY, List.of()));
    assertThat(image.getHeight()).isLessThan(15_000);
  }

  @Test
  void emptyTilesAreHatched() {
    Tile empty = Tile.of("", Volume.zeros(1, 28, 28));
    Section section = new Section("s", List.of(empty), 1, Optional.of(new Scale(0, 1)));
    BufferedImage image = Drawing.draw(new Sheet("", List.of(section), Palette.VIRIDIS, List.of()));
    assertThat(count(image, Theme.LIGHT.panel())).isGreaterThan(10_000);
  }

  @Test
  void curvesHaveTheirColours() {
    List<Double> x = List.of(1.0, 2.0, 3.0);
    Series training = new Series("training", x, List.of(3.0, 2.0, 1.0), false);
    Series other = new Series("other", x, List.of(1.0, Double.NaN, 2.0), false);
    BufferedImage image = Drawing.draw(new Plot("loss", "epoch", "loss", List.of(training, other)));
    assertThat(count(image, 0x0072b2)).isGreaterThan(500);
    assertThat(count(image, 0xd55e00)).isGreaterThan(30);
  }

  @Test
  void aPlotMayBeEmpty() {
    assertThat(Drawing.draw(new Plot("nothing", "x", "y", List.of())).getHeight())
        .isGreaterThan(300);
  }

  @Test
  void longNetworksAreFolded() {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      List<Integer> inputs =
          i == 0 ? List.of() : i % 4 == 3 ? List.of(i - 1, i - 3) : List.of(i - 1);
      boxes.add(new Box(List.of("conv" + i, "64 × 28 × 28"), "Conv2d", inputs));
    }
    BufferedImage image = Drawing.draw(new Diagram("long", boxes));
    assertThat(image.getHeight()).isLessThan(1300);
    assertThat(image.getWidth()).isBetween(800, 1800);
  }

  @Test
  void axesHaveRoundTicks() {
    Axis axis = Axis.of(DoubleStream.of(0.02, 0.93), 5, false);
    assertThat(axis.ticks()).hasSize(5).startsWith(0.0, 0.2).last().isEqualTo(0.8);
  }

  @Test
  void theSamePictureGivesTheSamePixels() {
    byte[] first = Png.bytes(Drawing.draw(heatmap(RAMP, true)), java.util.Map.of());
    assertThat(Png.bytes(Drawing.draw(heatmap(RAMP, true)), java.util.Map.of())).isEqualTo(first);
  }
}
