package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.picture.Raster;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Json;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods compared on several pictures: a sheet each, and one table. */
class CompareSeveralTest {
  @TempDir Path folder;

  private Run compare(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "compare";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "-o";
    all[words.length + 2] = folder.resolve("s.png");
    return Run.of(all);
  }

  @Test
  void eachPictureGetsASheetAndAllOneTable() {
    Run run = compare("grad-cam", "saliency", "digits", "digit:3", "digit:7", "digit:3");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern("comparing 2 methods on 3 pictures: 8\\d\\d passes, ")
        .hasLineCount(1);
    assertThat(folder)
        .isDirectoryContaining("glob:**/s.digit_3.png")
        .isDirectoryContaining("glob:**/s.digit_7.png")
        .isDirectoryContaining("glob:**/s.digit_3-2.png");
    assertThat(run.out())
        .containsPattern("digit:7: class 7 .*s\\.digit_7\\.png")
        .contains("means over 3 pictures")
        .containsPattern(
            "method +deletion ↓ +insertion ↑ +average drop ↓ +increase ↑ +rank ↓ +agreement ↑")
        .containsPattern("grad-cam +0\\.\\d{3} ")
        .containsPattern("saliency .* ± ")
        .contains("average drop, increase in confidence [Chattopadhyay et al. 2017]");
    assertThat(Run.of("redraw", folder.resolve("s.digit_7.png")).out()).contains("the same bytes");
  }

  @Test
  @SuppressWarnings("unchecked")
  void meansAreThoseOfTheSheets() {
    Run run = compare("grad-cam", "saliency", "digits", "digit:1", "digit:2", "--json");
    Map<String, Object> facts = Json.object(run.out());
    var sheets = (List<Map<String, Object>>) Objects.requireNonNull(facts.get("pictures"));
    double sum = 0;
    for (Map<String, Object> sheet : sheets) {
      var methods = (List<Map<String, Object>>) Objects.requireNonNull(sheet.get("methods"));
      var trust = (List<Map<String, Object>>) Objects.requireNonNull(methods.get(1).get("trust"));
      sum += ((Number) Objects.requireNonNull(trust.get(0).get("area"))).doubleValue();
    }
    var means = (Map<String, Object>) Objects.requireNonNull(facts.get("means"));
    assertThat(means).containsEntry("pictures", 2);
    var rows = (List<Map<String, Object>>) Objects.requireNonNull(means.get("methods"));
    var deletion = (Map<String, Object>) Objects.requireNonNull(rows.get(1).get("deletion"));
    assertThat(((Number) Objects.requireNonNull(deletion.get("mean"))).doubleValue())
        .isCloseTo(sum / 2, within(1e-12));
    assertThat(deletion).containsKeys("chance", "difference", "standard_error");
  }

  @Test
  void aPictureThatIsNamedTwiceIsToldTwice() {
    Run run = compare("saliency", "digits", "digit:3", "digit:3", "--trust", "none", "--json");
    Map<String, Object> facts = Json.object(run.out());
    assertThat((List<?>) Objects.requireNonNull(facts.get("pictures"))).hasSize(2);
  }

  @Test
  void aFolderIsItsPictures() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    for (int digit = 0; digit < 3; digit++) {
      Raster raster = Raster.ofBytes("", DrawnDigit.draw(digit, 0));
      Files.write(photos.resolve("d" + digit + ".png"), Png.bytes(Drawing.draw(raster), Map.of()));
    }
    Files.writeString(photos.resolve("b.png"), "no picture");
    Run run = compare("grad-cam", "digits", photos, "--limit", "3", "--trust", "none");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("left out: ").contains("b.png");
    assertThat(run.out()).hasLineCount(2).contains("s.d0.png", "s.d1.png");
  }

  @Test
  void wrongWordsAreRefused() {
    assertThat(compare("grad-cm", "digits", "digit:1", "digit:2").err())
        .contains("no method 'grad-cm': did you mean 'grad-cam'");
    assertThat(compare("digits", "digit:1", "none.png").err())
        .contains("no picture 'none.png': nothing was drawn");
    assertThat(compare("digits", "digit:1", "--limit", "0").err()).contains("limit 0: give at");
    assertThat(folder).isEmptyDirectory();
  }
}
