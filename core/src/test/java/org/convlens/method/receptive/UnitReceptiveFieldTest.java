package org.convlens.method.receptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Extent;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.junit.jupiter.api.Test;

/** The layer says the picture itself, so each unit sees its own pixel. */
class UnitReceptiveFieldTest {
  private final HandNetwork network =
      HandNetwork.ofMaps(Shape.maps(3, 4, 5), x -> x, (x, seed) -> seed);
  private final Scene scene = Scene.of(network, Volume.generate(3, 4, 5, (c, y, x) -> 100));

  private Finding look(int row, int column) {
    return new UnitReceptiveField(Place.named("logits"), row, column).look(scene);
  }

  @Test
  void onlyTheUnitsOwnPixelIsLitAndMovesIt() {
    Finding finding = look(1, 3);
    Sheet sheet = (Sheet) finding.picture();
    assertThat(sheet.sections().get(0).title())
        .isEqualTo("theoretical: rows 1 to 1, columns 3 to 3 of the input");
    Volume lit = sheet.sections().get(0).tiles().get(0).values();
    assertThat(lit.at(0, 1, 3)).isGreaterThan(lit.at(0, 1, 2));
    assertThat(finding.raw().get("effective"))
        .isEqualTo(Volume.generate(1, 4, 5, (c, y, x) -> y == 1 && x == 3 ? 3 : 0));
  }

  @Test
  void theBoxIsFramed() {
    Sheet sheet = (Sheet) look(1, 3).picture();
    assertThat(sheet.sections())
        .allSatisfy(
            section ->
                assertThat(section.tiles().get(0).frames())
                    .containsExactly(new Extent(1, 3, 1, 1)));
    assertThat(sheet.sections().get(1).scale()).contains(new Scale(0, 3));
  }

  @Test
  void theMiddleIsTheDefault() {
    assertThat(look(-1, -1).picture().title()).isEqualTo("What unit (2, 2) of logits sees: 1×1");
  }

  @Test
  void theBoxIsAFact() {
    assertThat(look(1, 3).facts())
        .containsEntry("unit", List.of(1, 3))
        .containsEntry("receptive_field", "1×1")
        .containsEntry("box", List.of(1, 3, 2, 4));
  }

  @Test
  void refusesAUnitThatIsNotThere() {
    assertThatThrownBy(() -> look(4, 0)).hasMessage("row 4: layer 'logits' has rows 0 to 3");
  }
}
