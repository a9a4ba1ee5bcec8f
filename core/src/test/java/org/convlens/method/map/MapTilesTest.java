package org.convlens.method.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.Knobs;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

class MapTilesTest {
  private static final Volume MAPS = Volume.of(2, 1, 4, 0, 0, 4, 4, 0, 0, 0, 0);

  private static MapTiles tiles(String... knobs) {
    FeatureMaps defaults = (FeatureMaps) Catalog.entry("feature-maps").defaults();
    Map<String, String> turned = new HashMap<>();
    for (int i = 0; i < knobs.length; i += 2) {
      turned.put(knobs[i], knobs[i + 1]);
    }
    return MapTiles.of("conv1", MAPS, Optional.empty(), Knobs.with(defaults, turned));
  }

  private static Sheet.Section section(Contrast contrast, Optional<Volume> other) {
    return tiles("contrast", contrast.name().replace('_', '-').toLowerCase(Locale.ROOT))
        .section("a", 0, other);
  }

  @Test
  void standardisedIsCentredAt128WithAStandardDeviationOf64() {
    Sheet.Section section = section(Contrast.STANDARDISED, Optional.empty());
    assertThat(section.tiles().get(0).values().toArray()).containsExactly(64, 64, 192, 192);
    assertThat(section.tiles().get(1).values().toArray()).containsOnly(128);
    assertThat(section.scale()).contains(new Scale(0, 255));
  }

  @Test
  void sharedHoldsTheNumbersOfBothNetworks() {
    Volume other = Volume.of(2, 1, 4, -3, 0, 0, 0, 0, 0, 0, 9);
    assertThat(section(Contrast.SHARED, Optional.of(other)).scale()).contains(new Scale(-3, 9));
    assertThat(section(Contrast.SHARED, Optional.empty()).scale()).contains(new Scale(0, 4));
  }

  @Test
  void emptyMapsAreCounted() {
    assertThat(tiles("contrast", "shared").note("conv1"))
        .contains(Note.fact("conv1: 1 of 2 maps is empty (zero everywhere) for this picture."));
  }

  @Test
  void emptyMapsAreCountedAmongThoseAskedFor() {
    assertThat(tiles("channels", "0").note("conv1")).isEmpty();
    assertThat(tiles("channels", "1").note("conv1"))
        .contains(
            Note.warning("conv1: the chosen map is empty (zero everywhere) for this picture."));
    assertThat(tiles("limit", "1").note("conv1"))
        .contains(Note.fact("conv1: 1 of 2 maps is empty (zero everywhere) for this picture."));
  }

  @Test
  void theLimitIsSaid() {
    Sheet.Section section = tiles("limit", "1").section("conv1", 0, Optional.empty());
    assertThat(section.tiles()).hasSize(1);
    assertThat(section.title()).isEqualTo("conv1, 1 of 2 maps");
  }

  @Test
  void theStrongestMapsComeFirstUnderTheirOwnNumbers() {
    Sheet.Section section = tiles("order", "max").section("conv1", 0, Optional.empty());
    assertThat(section.tiles()).extracting(Tile::label).containsExactly("0 · 4", "1 · 0");
    assertThat(section.title()).isEqualTo("conv1, by max");
  }

  @Test
  void theChosenMapsAreShownInTheirOrder() {
    Sheet.Section section = tiles("channels", "1,0").section("conv1", 0, Optional.empty());
    assertThat(section.tiles()).extracting(Tile::label).containsExactly("1", "0");
  }

  @Test
  void aMapThatTheLayerDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> tiles("channels", "0-2"))
        .hasMessage("channel 2: layer 'conv1' has channels 0 to 1");
  }
}
