package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.report.Json;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyCommandTest {
  @TempDir Path folder;

  private Path pictures() {
    return folder.resolve("pictures");
  }

  @BeforeEach
  void draw() throws IOException {
    Files.createDirectories(pictures().resolve("odd"));
    for (int i = 0; i < 6; i++) {
      Volume digit = DrawnDigit.draw(i, 1);
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < digit.area(); pixel++) {
        image.getRaster().setSample(pixel % 28, pixel / 28, 0, (int) digit.at(pixel));
      }
      Path file = pictures().resolve((i % 2 == 0 ? "" : "odd/") + i + ".png");
      ImageIO.write(image, "png", file.toFile());
    }
  }

  @Test
  void topPatchesDrawsASheetThatCanBeRedrawn() {
    Path sheet = folder.resolve("sheet.png");
    Run run = Run.of("top-patches", "digits", pictures(), "--channels", "0-3", "-o", sheet);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Channel").contains("odd/").contains("picture: " + sheet);
    Run again = Run.of("redraw", sheet);
    assertThat(again.out() + again.err()).contains("the same bytes");
  }

  @Test
  void aSheetOfPicturesThatHaveChangedIsNotRedrawn() throws IOException {
    Path sheet = folder.resolve("sheet.png");
    Run.of("top-patches", "digits", pictures(), "-o", sheet);
    Files.delete(pictures().resolve("0.png"));
    Run again = Run.of("redraw", sheet);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("have changed since the sheet was drawn");
  }

  @Test
  void damagedPicturesAreSkippedAndCounted() throws IOException {
    Files.writeString(pictures().resolve("bad.png"), "no picture");
    Run run = Run.of("top-patches", "digits", pictures(), "-o", folder.resolve("a.png"), "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Json.object(run.out())).containsEntry("pictures", 6).containsEntry("skipped", 1);
  }

  @Test
  void aFolderWithoutPicturesIsRefusedInOneLine() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Run run = Run.of("top-patches", "digits", empty, "-o", folder.resolve("a.png"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("convlens: no pictures in '" + empty).hasLineCount(1);
    assertThat(Run.of("top-patches", "digits", folder.resolve("gone")).err())
        .startsWith("convlens: no folder '");
  }

  @Test
  void theFirstSoManyPicturesAreEnough() {
    Run run =
        Run.of(
            "top-patches",
            "digits",
            pictures(),
            "--limit",
            "2",
            "-o",
            folder.resolve("a.png"),
            "--json");
    assertThat(Json.object(run.out())).containsEntry("pictures", 2);
  }

  @Test
  void filterHealthFailsABuildWithOneLine() {
    Path sheet = folder.resolve("health.png");
    Run run =
        Run.of(
            "filter-health",
            "digits:untrained",
            pictures(),
            "--saturated",
            "0",
            "--fail-if",
            "saturated>50%",
            "-o",
            sheet);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("are saturated: more than 50 % is too many").hasLineCount(1);
    assertThat(run.out()).contains("Layer", "Activation", "picture: " + sheet);
    assertThat(sheet).exists();
  }

  @Test
  void filterHealthPassesWhereNothingIsWrong() {
    Path sheet = folder.resolve("health.png");
    Run run = Run.of("filter-health", "digits", pictures(), "--fail-if", "dead>90%", "-o", sheet);
    assertThat(run.code()).as(run.err()).isZero();
    Run again = Run.of("redraw", sheet);
    assertThat(again.out() + again.err()).contains("the same bytes");
  }
}
