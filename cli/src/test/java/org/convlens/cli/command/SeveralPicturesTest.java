package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several pictures, and several layers, in one command. */
class SeveralPicturesTest {
  @TempDir Path folder;

  @Test
  void eachPictureGetsFilesOfItsOwn() {
    Run run =
        Run.of(
            "draw",
            "saliency",
            "digits",
            "digit:3",
            "digit:7",
            "digit:3",
            "-o",
            folder.resolve("s.png"),
            "--raw",
            folder.resolve("s.npy"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("explains class 3").contains("explains class 7");
    assertThat(folder)
        .isDirectoryContaining("glob:**/s.digit_3.png")
        .isDirectoryContaining("glob:**/s.digit_7.png")
        .isDirectoryContaining("glob:**/s.digit_3-2.png")
        .isDirectoryContaining("glob:**/s.digit_7.npy");
  }

  @Test
  void nothingIsDrawnIfOneIsMissing() {
    Run run =
        Run.of("draw", "saliency", "digits", "digit:3", "none.png", "-o", folder.resolve("s.png"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no picture 'none.png': nothing was drawn");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void severalLayersStandSideBySideAndAreRedrawn() {
    Path sheet = folder.resolve("layers.png");
    Run run =
        Run.of("draw", "grad-cam", "digits", "digit:7", "--layer", "conv1,conv2", "-o", sheet);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Run.of("redraw", sheet).out()).contains("the same bytes");
  }

  @Test
  void trustLooksAtOneMap() {
    Run run =
        Run.of(
            "draw",
            "grad-cam",
            "digits",
            "digit:7",
            "--layer",
            "conv1,conv2",
            "--trust",
            "quick",
            "-o",
            folder.resolve("a.png"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("choose one layer, or compare");
  }

  private Path brokenBeside(boolean whole) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(pictures.resolve("b.png"), "no picture");
    if (whole) {
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(14, 14, 0, 255);
      ImageIO.write(image, "png", pictures.resolve("a.png").toFile());
      ImageIO.write(image, "png", pictures.resolve("c.png").toFile());
    }
    return pictures;
  }

  @Test
  void aBrokenOneIsLeftOutAndCounted() throws IOException {
    Path pictures = brokenBeside(true);
    for (String command : List.of("classify digits", "draw saliency digits")) {
      List<Object> words = new ArrayList<>(List.of((Object[]) command.split(" ")));
      words.addAll(List.of(pictures, "-o", folder.resolve("s.png")));
      Run run = Run.of(words.toArray());
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).contains("left out: ").contains("b.png").contains("1 of 3 pictures");
      assertThat(folder).isDirectoryContaining("glob:**/s.a.png");
      assertThat(folder).isDirectoryContaining("glob:**/s.c.png");
      words.add("--strict");
      Run strict = Run.of(words.toArray());
      assertThat(strict.code()).isEqualTo(1);
      assertThat(strict.err()).startsWith("convlens: ").contains("b.png");
    }
  }

  @Test
  void ifAllAreBrokenTheCommandFails() throws IOException {
    Path pictures = brokenBeside(false);
    Files.writeString(pictures.resolve("d.png"), "no picture either");
    Run run = Run.of("classify", "digits", pictures);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("none of the 2 pictures can be read");
  }
}
