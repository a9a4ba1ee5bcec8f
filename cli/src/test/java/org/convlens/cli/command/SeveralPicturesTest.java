package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
