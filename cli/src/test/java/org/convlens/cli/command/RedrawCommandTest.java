package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.convlens.picture.file.Png;
import org.convlens.report.Version;
import org.convlens.train.BuiltIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedrawCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grad-cam digits digit:5",
        "feature-maps digits digit:5",
        "filters digits",
        "smooth-grad digits digit:5"
      })
  void givesTheSameBytes(String what) {
    Path first = folder.resolve("first.png");
    Path again = folder.resolve("again.png");
    Run drawn = Run.of((Object[]) ("draw " + what + " --seed 4 -o " + first).split(" "));
    assertThat(drawn.code()).as(drawn.err()).isZero();
    Run run = Run.of("redraw", first, "-o", again);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("the same bytes as");
    assertThat(again).hasSameBinaryContentAs(first);
  }

  @Test
  void givesTheSameBytesOfAnAnimation() {
    Path film = folder.resolve("film.gif");
    Path again = folder.resolve("again.gif");
    Run drawn =
        Run.of(
            "draw",
            "gradient-ascent",
            "digits",
            "--limit",
            "1",
            "--steps",
            "4",
            "--frames",
            film,
            "-o",
            folder.resolve("first.png"));
    assertThat(drawn.code()).as(drawn.err()).isZero();
    Run run = Run.of("redraw", film, "-o", again);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("the same bytes as");
    assertThat(again).hasSameBinaryContentAs(film);
  }

  /** The bytes differ by the version that the file names; whether the picture does is told. */
  @Test
  void tellsWhetherAnotherVersionDrawsItOtherwise() throws IOException {
    Path png = folder.resolve("drawn.png");
    Run.of("draw", "filters", "digits", "-o", png);
    Map<String, String> making = new HashMap<>(Png.readText(png));
    making.replaceAll((key, text) -> text.replaceFirst(Version.text(), "0.0.9"));
    BufferedImage image = ImageIO.read(png.toFile());
    Files.write(png, Png.bytes(image, making));
    Run run = Run.of("redraw", png);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("looks the same", "by version 0.0.9", "this is " + Version.text());
    image.setRGB(0, 0, 0x123456);
    Files.write(png, Png.bytes(image, making));
    assertThat(Run.of("redraw", png).err()).contains("which draws it otherwise");
  }

  @Test
  void findsAModelThatMovedWithItsPicture() throws IOException {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path there = Files.createDirectory(folder.resolve("there"));
    Path model = copyOfDigits(here.resolve("own.onnx"));
    Path png = here.resolve("own.png");
    Run.of("draw", "filters", model, "-o", png);
    Files.move(model, there.resolve("own.onnx"));
    Files.move(png, there.resolve("own.png"));
    Run run = Run.of("redraw", there.resolve("own.png"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("the same bytes");
  }

  @Test
  void aModelThatIsGoneIsAskedFor() throws IOException {
    Path model = copyOfDigits(folder.resolve("own.onnx"));
    Path png = folder.resolve("own.png");
    Run.of("draw", "filters", model, "-o", png);
    Files.delete(model);
    Run run = Run.of("redraw", png);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("is not there any more").contains("--model").hasLineCount(1);
  }

  @Test
  void aModelThatChangedIsRefused() throws IOException {
    Path model = copyOfDigits(folder.resolve("own.onnx"));
    Path png = folder.resolve("own.png");
    Run.of("draw", "filters", model, "-o", png);
    try (InputStream other = BuiltIn.open(BuiltIn.DIGITS_UNTRAINED)) {
      Files.copy(other, model, StandardCopyOption.REPLACE_EXISTING);
    }
    Run run = Run.of("redraw", png);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("has changed").hasLineCount(1);
  }

  private static Path copyOfDigits(Path file) throws IOException {
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS)) {
      Files.copy(stream, file);
    }
    return file;
  }
}
