package org.convlens.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

class StageSheetsTest {
  private static final PagePart PART = PagePart.of("maps").at("conv");

  private static Sheet sheet(double max, String... notes) {
    List<Tile> tiles =
        IntStream.range(0, 3)
            .mapToObj(i -> Tile.of("" + i, Volume.of(1, 1, 2, 0, (float) max)))
            .toList();
    Sheet.Section section = new Sheet.Section("conv (1)", tiles, 3, Optional.of(new Scale(0, max)));
    return new Sheet(
        "",
        List.of(section),
        Palette.VIRIDIS,
        java.util.Arrays.stream(notes).map(Note::fact).toList());
  }

  private static String figures(Map<String, Sheet> stages) {
    return new StageSheets(stages)
        .figures(PagePictures.of(SaidNetwork.page()), PART, "Bright is much.");
  }

  private static Map<String, Sheet> stages(Sheet before, Sheet after) {
    Map<String, Sheet> stages = new LinkedHashMap<>();
    stages.put("before training", before);
    stages.put("after training", after);
    return stages;
  }

  @Test
  void oneNetworkHasOneFigureWithoutAName() {
    String html = figures(Map.of("", sheet(1)));
    assertThat(html).contains("<b>conv (1).</b> Bright is much.").doesNotContain("stage");
    assertThat(html.split("<picture>", -1)).hasSize(2);
  }

  @Test
  void twoStandSideBySideBeforeTheOther() {
    String html = figures(stages(sheet(1), sheet(2)));
    assertThat(html).containsSubsequence("pair", ">before training<", ">after training<");
  }

  /** The same colour is the same number: alone, each sheet would be drawn from end to end. */
  @Test
  void bothAreDrawnOnTheWiderScale() {
    String weak = figures(stages(sheet(1), sheet(1)));
    String besideStrong = figures(stages(sheet(1), sheet(8)));
    assertThat(firstPicture(weak)).isNotEqualTo(firstPicture(besideStrong));
  }

  private static String firstPicture(String html) {
    return html.substring(html.indexOf("<img"), html.indexOf("</picture>"));
  }

  @Test
  void notesSayWhoseTheyAreAndAreSaidOnce() {
    StageSheets both = new StageSheets(stages(sheet(1, "Flat.", "Flat."), sheet(1, "Wide.")));
    assertThat(both.notes())
        .extracting(Note::text)
        .containsExactly("Before training: Flat.", "After training: Wide.");
    assertThat(new StageSheets(Map.of("", sheet(1, "Flat."))).notes())
        .extracting(Note::text)
        .containsExactly("Flat.");
  }
}
