package org.convlens.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.picture.Comparison.Panel;
import org.convlens.picture.drawing.Drawing;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of picture tells of itself. */
class PictureTest {
  private static final Volume CELLS = Volume.of(1, 1, 2, 0, 1);
  private static final Raster PHOTO = new Raster("photo", CELLS);
  private static final Heatmap HOT =
      new Heatmap("hot", CELLS, false, List.of(Note.warning("It is hot.")));
  private static final Heatmap COLD = new Heatmap("cold", CELLS, true, List.of());
  private static final Plot CURVE = new Plot("curve", "x", "y", List.of());
  private static final Comparison BOTH =
      new Comparison(
          "both",
          PHOTO,
          List.of(new Panel("sun", HOT, List.of("a line")), new Panel("ice", COLD, List.of())),
          Optional.empty(),
          List.of(Note.fact("They differ.")));

  static Stream<Picture> all() {
    return Stream.of(
        PHOTO,
        HOT,
        new Overlay(PHOTO, HOT),
        new Sheet("sheet", List.of(), Palette.GREY, List.of(Note.fact("It is empty."))),
        BOTH,
        new Synthesis(
            "made", List.of(Tile.of("", CELLS)), CURVE, List.of(Note.fact("It was made."))),
        CURVE,
        new Marked(
            "marked",
            PHOTO,
            List.of(new Marked.Box("0", new Extent(0, 0, 1, 1), 0)),
            Optional.of(Volume.of(1, 1, 2, 0, -1)),
            List.of(new Marked.Entry("a cat", 0, OptionalDouble.of(0.5))),
            List.of(Note.fact("It is marked."))),
        new Diagram("diagram", List.of()));
  }

  @Test
  void everyKindIsAmongThem() {
    assertThat(Picture.class.getPermittedSubclasses())
        .allMatch(kind -> all().anyMatch(kind::isInstance));
  }

  @ParameterizedTest
  @MethodSource("all")
  void underAnotherTitleItIsTheSame(Picture picture) {
    Picture other = picture.titled("another");
    assertThat(other.title()).isEqualTo("another");
    assertThat(other.notes()).isEqualTo(picture.notes());
    assertThat(other.titled(picture.title())).isEqualTo(picture);
  }

  @ParameterizedTest
  @MethodSource("all")
  void anyKindCanBeDrawn(Picture picture) {
    assertThat(Drawing.draw(picture).getWidth()).isPositive();
  }

  @Test
  void severalMapsSayWhoseNotesTheyAre() {
    assertThat(BOTH.notes())
        .extracting(Note::text)
        .containsExactly("sun: It is hot.", "They differ.");
    assertThat(BOTH.heats()).containsExactly(HOT, COLD);
  }

  @Test
  void anOverlayTellsWhatItsMapTells() {
    Overlay overlay = new Overlay(PHOTO, HOT);
    assertThat(overlay.notes()).extracting(Note::text).containsExactly("It is hot.");
    assertThat(overlay.heats()).containsExactly(HOT);
    assertThat(PHOTO.heats()).isEmpty();
  }
}
