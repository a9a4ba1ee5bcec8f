package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.array.Volume;
import org.convlens.picture.file.Png;
import org.convlens.report.Json;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether predictions are right, whether maps can be believed, and when a build fails. */
class DecideTest {
  @TempDir Path folder;

  /** Of each digit one picture, in a folder of its name; the two lies among the threes. */
  private Path photos() throws IOException {
    Path photos = folder.resolve("photos");
    for (int digit = 0; digit < 5; digit++) {
      Path of = Files.createDirectories(photos.resolve(Integer.toString(digit == 2 ? 3 : digit)));
      Volume drawn = DrawnDigit.draw(digit, 0);
      BufferedImage image =
          new BufferedImage(drawn.width(), drawn.height(), BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < drawn.area(); i++) {
        int grey = Math.round(drawn.at(i));
        image.setRGB(i % drawn.width(), i / drawn.width(), grey << 16 | grey << 8 | grey);
      }
      Files.write(of.resolve("d" + digit + ".png"), Png.bytes(image, Map.of()));
    }
    return photos;
  }

  @Test
  @SuppressWarnings("unchecked")
  void foldersThatAreNamedByClassesAreRecognised() throws IOException {
    Path photos = photos();
    Run run = Run.of("classify", "digits", photos);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("truth: folders are named as the classes")
        .contains("accuracy 80.0 %: 4 of 5 pictures")
        .containsPattern("wrong: it is 3 \\(3\\), p = 0\\.\\d{3}, place \\d")
        .containsPattern("d2\\.png +3 +2 ");
    Map<String, Object> facts = Json.object(Run.of("classify", "digits", photos, "--json").out());
    var truth = (Map<String, Object>) Objects.requireNonNull(facts.get("truth"));
    assertThat(((Number) Objects.requireNonNull(truth.get("accuracy"))).doubleValue())
        .isCloseTo(0.8, within(1e-12));
    assertThat((List<Map<String, Object>>) Objects.requireNonNull(truth.get("confusion")))
        .contains(Map.of("truth", 3, "predicted", 2, "count", 1))
        .hasSize(5);
    assertThat((List<?>) Objects.requireNonNull(truth.get("errors"))).hasSize(1);
    assertThat(Run.of("classify", "digits", photos.resolve("3")).out()).doesNotContain("truth:");
    assertThat(Run.of("classify", "digits", photos.resolve("3"), "--truth", "folder").out())
        .contains("accuracy 50.0 %");
  }

  @Test
  void aTruthThatIsNoneIsRefused() throws IOException {
    Path other = Files.createDirectories(folder.resolve("sevn"));
    Files.copy(photos().resolve("1/d1.png"), other.resolve("d1.png"));
    Run run = Run.of("classify", "digits", other, "--truth", "folder");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no class 'sevn'");
    assertThat(Run.of("classify", "digits", "digit:1", "--truth", "12").err())
        .contains("no class 12: the network has classes 0 to 9");
    assertThat(
            Run.of("classify", "digits", "digit:1", "--head", "regression", "--truth", "1").err())
        .contains("the network puts out values, not classes");
  }

  @Test
  void buildsFailWhenAConditionHolds() throws IOException {
    Path photos = photos();
    Run run = Run.of("classify", "digits", photos, "--fail-if", "wrong>3,accuracy<90%");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("convlens: fails because accuracy < 90 %: it is 80 %");
    assertThat(run.out()).contains("accuracy 80.0 %");
    assertThat(Run.of("classify", "digits", photos, "--fail-if", "accuracy<80%").code()).isZero();
    Path sheet = folder.resolve("d.png");
    Run diff =
        Run.of("diff", "digits:untrained", "digits", photos, "--fail-if", "change<0", "-o", sheet);
    assertThat(diff.code()).as(diff.err()).isZero();
    assertThat(diff.out()).containsPattern("Changed predictions: \\d of 5 pictures");
    Run changed =
        Run.of(
            "diff",
            "digits:untrained",
            "digits",
            photos,
            "--fail-if",
            "predictions>=20%",
            "-o",
            sheet);
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.err()).containsPattern("fails because predictions >= 20 %: it is \\d+ %");
    assertThat(sheet).exists();
    Run same =
        Run.of(
            "diff", "digits", "digits", photos, "--fail-if", "predictions>0,layers>0", "-o", sheet);
    assertThat(same.code()).as(same.err()).isZero();
    assertThat(same.out())
        .contains("Changed predictions: 0 of 5 pictures", "The layers are compared by ")
        .doesNotContain("A says");
    assertThat(Run.of("redraw", sheet).out()).contains("the same bytes");
  }

  @Test
  void emptyAndUnknownConditionsAreWrongUse() {
    for (String[] words :
        new String[][] {
          {"classify", "digits", "digit:1"},
          {"compare", "digits", "digit:1"},
          {"diff", "digits", "digits:untrained"},
          {"filter-health", "digits", "."}
        }) {
      for (String condition : List.of("", " ", "nothing<3")) {
        Object[] all = java.util.Arrays.copyOf(words, words.length + 2, Object[].class);
        all[words.length] = "--fail-if";
        all[words.length + 1] = condition;
        Run run = Run.of(all);
        assertThat(run.code()).as(words[0] + " '" + condition + "': " + run.err()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("fail-if");
      }
    }
    assertThat(Run.of("classify", "digits", "digit:1", "--fail-if", "accuracy<1").err())
        .contains("what the pictures truly are is not known", "(--truth)");
  }

  @Test
  void mapsAreJudged() {
    Path sheet = folder.resolve("c.png");
    Run run =
        Run.of(
            "compare",
            "grad-cam,saliency",
            "digits",
            "digit:7",
            "--trust",
            "brief",
            "--region",
            "box(0, 0, 28, 14)",
            "--fail-if",
            "inside(saliency)<99%",
            "-o",
            sheet);
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern("fails because inside of saliency < 99 %: it is [\\d.]+ %");
    assertThat(run.out())
        .containsPattern(
            "\\d % of the map inside box\\(0, 0, 28, 14\\), which is 50\\.0 % of what the network sees")
        .contains("Verdict: ");
    assertThat(Run.of("redraw", sheet).out()).contains("the same bytes");
    Run other = Run.of("compare", "digits", "digit:7", "--fail-if", "rank(lime)>1", "-o", sheet);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("no method 'lime' here, there are grad-cam, ");
  }

  @Test
  void aWrongPreprocessingIsTold() {
    assertThat(Run.of("classify", "digits", "digit:7", "--preprocess", "raw").out())
        .contains(
            "warning: The network is given 0..255 (preset raw), but 0..1 is expected (the file's"
                + " metadata): check the preprocessing.");
    assertThat(Run.of("classify", "digits", "digit:7", "--preprocess", "unit").out())
        .doesNotContain("check the preprocessing");
  }

  @Test
  void aReportOnAWrongPredictionExplainsTheDifference() throws IOException {
    Path page = folder.resolve("page.html");
    Run run = Run.of("report", "digits", "digit:7", "--truth", "2", "--json", "-o", page);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Json.object(run.out()))
        .containsEntry("right", false)
        .containsKeys("truth", "verdict");
    assertThat(Files.readString(page))
        .contains("That is wrong: it is “2”", "Why not “2”", "2 (true)", "logit(7) − logit(2)");
    assertThat(Run.of("redraw", page).out()).contains("the same bytes");
    Run right = Run.of("report", "digits", "digit:7", "--truth", "7", "-o", page);
    assertThat(right.code()).isZero();
    assertThat(Files.readString(page)).contains("That is right.").doesNotContain("Why not");
  }

  @Test
  void aReportWithAllMethodsLeavesOutWhatDoesNotApply() throws IOException {
    Path page = folder.resolve("page.html");
    Run run =
        Run.of("report", "digits", "digit:7", "--methods", "all", "--trust", "none", "-o", page);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("left out: ");
    assertThat(Files.readString(page))
        .contains("Methods that do not apply here", "grad-cam", "kernel-shap");
  }

  @Test
  void foldersThatAreNotRecognisedAreToldOf() throws IOException {
    Path photos = photos();
    Files.move(photos.resolve("1"), photos.resolve("one"));
    Run run = Run.of("classify", "digits", photos);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .hasLineCount(1)
        .contains("truth: the folders may be classes, but 'one' is not the name of a single one")
        .contains("--labels FILE");
    assertThat(run.out()).doesNotContain("accuracy");
  }

  /** Of each folder in turn, and judged by all folders' names. */
  @Test
  void aLimitKeepsSomeOfEachClass() throws IOException {
    Path photos = photos();
    Path sheet = folder.resolve("c.png");
    Run run =
        Run.of(
            "compare",
            "grad-cam",
            "digits",
            photos,
            "--limit",
            "3",
            "--trust",
            "none",
            "--fail-if",
            "accuracy<0.1",
            "-o",
            sheet);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("3 of 5 pictures, as many of each folder as of the others");
    assertThat(run.out()).contains("d0.png", "d1.png", "truth: folders are named as the classes");
  }

  @Test
  void layersAreListedByACommandAndPicturesHaveMethods() {
    Path sheet = folder.resolve("c.png");
    assertThat(
            Run.of("draw", "grad-cam", "digits", "digit:1", "--layer", "xyzzyq", "-o", sheet).err())
        .contains("no layer 'xyzzyq': there are ", " (convlens summary lists them)");
    assertThat(Run.of("draw", "xyzzyq", "digits").err())
        .contains("no method 'xyzzyq'", "(convlens methods lists them)");
  }
}
