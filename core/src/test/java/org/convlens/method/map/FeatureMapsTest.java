package org.convlens.method.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.Finding;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

/** The layer says the picture three times: itself, zero, and twice itself. */
class FeatureMapsTest {
  private static final FeatureMaps SHARED =
      Knobs.with(
          (FeatureMaps) Catalog.entry("feature-maps").defaults(),
          Map.of("layer", "logits", "contrast", "shared"));

  private final HandNetwork network =
      HandNetwork.of(
          Shape.maps(3, 2, 2),
          x -> Volume.generate(3, 2, 2, (c, y, z) -> x.at(0, y, z) * (c == 1 ? 0 : c + 1)),
          (x, seed) -> seed);

  private Finding look() {
    Volume picture = Volume.generate(3, 2, 2, (c, y, x) -> 255f * (y * 2 + x) / 3);
    return SHARED.look(Scene.of(network, picture));
  }

  @Test
  void showsEveryMapOfOnePass() {
    Sheet sheet = (Sheet) look().picture();
    assertThat(sheet.sections()).hasSize(1);
    assertThat(sheet.sections().get(0).title()).isEqualTo("layer 1 logits (1, 2, 2, 3)");
    assertThat(sheet.sections().get(0).tiles()).hasSize(3);
    assertThat(sheet.sections().get(0).scale()).contains(new Scale(0, 3));
    assertThat(network.pictures()).isEqualTo(1);
  }

  @Test
  void keepsTheNumbersAndCountsEmptyMaps() {
    Finding finding = look();
    assertThat(finding.raw().get("logits")).isNotNull();
    assertThat(((Sheet) finding.picture()).notes())
        .extracting(Note::text)
        .containsExactly("logits: 1 of 3 maps is empty (zero everywhere) for this picture.");
  }

  @Test
  void twoNetworksShareOneScale() {
    Volume picture = Volume.of(3, 2, 2, new float[12]);
    var mine = SHARED.activations(network, picture);
    var other = SHARED.activations(network, picture.map(v -> 1));
    Sheet sheet =
        SHARED.sheet(network.model().graph(), mine, Optional.of(other), java.util.List.of());
    assertThat(sheet.sections().get(0).scale()).contains(new Scale(0, 3));
  }
}
