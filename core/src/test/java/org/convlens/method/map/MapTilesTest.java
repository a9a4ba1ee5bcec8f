package org.convlens.method.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.junit.jupiter.api.Test;

class MapTilesTest {
  private static final Volume MAPS = Volume.of(2, 1, 4, 0, 0, 4, 4, 0, 0, 0, 0);

  private static Sheet.Section section(Contrast contrast, Optional<Volume> other) {
    return new MapTiles(MAPS, contrast, 0).section("a", 0, other);
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
    assertThat(new MapTiles(MAPS, Contrast.SHARED, 0).note("conv1"))
        .contains("conv1: 1 of 2 maps are empty (zero everywhere) for this picture.");
  }

  @Test
  void theLimitIsSaid() {
    Sheet.Section section =
        new MapTiles(MAPS, Contrast.SHARED, 1).section("conv1", 0, Optional.empty());
    assertThat(section.tiles()).hasSize(1);
    assertThat(section.title()).isEqualTo("conv1, 1 of 2 maps");
  }
}
