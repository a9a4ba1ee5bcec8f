package org.convlens.method.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.Knobs;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.TinyGraphs;
import org.convlens.picture.Sheet;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class KernelTilesTest {
  private static final Filters DEFAULTS = (Filters) Catalog.entry("filters").defaults();

  private static Sheet.Section section(int filters, int depth, String... knobs) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(depth, 9, 9));
    LayerId conv = TinyGraphs.conv(builder, "conv", input, filters, 3, 1, 0);
    Graph graph = builder.build(input, conv);
    Filters turned = Knobs.with(DEFAULTS, Map.of(knobs[0], knobs[1]));
    return new KernelTiles(LayerKernels.of(graph.node(conv), false), turned).section("conv");
  }

  @Test
  void multiChannelIsOnePicturePerFilter() {
    Sheet.Section section = section(64, 3, "arrangement", "multi-channel");
    assertThat(section.tiles()).hasSize(64);
    assertThat(section.tiles().get(0).values().channels()).isEqualTo(3);
  }

  @Test
  void singleChannelIsOnePicturePerChannelCalledFilterCommaChannel() {
    Sheet.Section section = section(64, 3, "arrangement", "single-channel");
    assertThat(section.tiles()).hasSize(192);
    assertThat(section.tiles().get(191).label()).isEqualTo("63,2");
  }

  @Test
  void collatedJoinsAllChannelPictures() {
    Sheet.Section section = section(4, 5, "arrangement", "collated");
    assertThat(section.tiles()).hasSize(1);
    Volume picture = section.tiles().get(0).values();
    int cell = picture.width() / (5 * 4 - 1);
    assertThat(cell).isGreaterThan(10);
    assertThat(picture.height()).isEqualTo((4 * 4 - 1) * cell);
    assertThat(picture.at(0, 4 * cell, 4 * cell)).isEqualTo((1 * 5 + 1) * 9);
  }

  @Test
  void theSheetHasARowPerFilterAndAColumnPerChannel() {
    Sheet.Section section = section(2, 7, "arrangement", "auto");
    assertThat(section.columns()).isEqualTo(7);
    assertThat(section.tiles()).hasSize(14);
  }

  @Test
  void deepFiltersAreNoRgbPictures() {
    assertThatThrownBy(() -> section(2, 7, "arrangement", "multi-channel"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("filters of depth 7");
  }

  @Test
  void reversedKernelsSwapTheColours() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 9, 9));
    LayerId conv = TinyGraphs.conv(builder, "conv", input, 1, 1, 1, 0);
    Graph graph = builder.build(input, conv);
    assertThat(LayerKernels.of(graph.node(conv), true).values()).containsExactly(2, 1, 0);
  }

  @Test
  void theLargestNormComesFirstAndKeepsItsIndex() {
    Sheet.Section section = section(4, 3, "order", "norm");
    assertThat(section.tiles()).extracting(t -> t.label()).containsExactly("3", "2", "1", "0");
    assertThat(section.title()).startsWith("conv, 4 filters of 3×3×3, by norm 490 to 78.7");
  }

  @Test
  void rowsWithoutCaptionsAreNamedInTheHeading() {
    assertThat(section(4, 5, "order", "norm").title()).endsWith("; a filter a row: 3, 2, 1, 0");
  }

  @Test
  void componentsAreOneColourPicturePerFilterOfAnyDepth() {
    Sheet.Section section = section(6, 7, "arrangement", "components");
    assertThat(section.tiles()).hasSize(6);
    assertThat(section.tiles().get(0).values()).hasToString("3 × 3 × 3");
    assertThat(section.title()).contains("explained variance: red 100.0 %, green 0.0 %");
  }

  @Test
  void flatFiltersHaveNoThreeComponents() {
    assertThatThrownBy(() -> section(6, 2, "arrangement", "components"))
        .hasMessageContaining("too few for three components: choose sheet");
  }
}
