package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.train.data.DrawnDigit;

/**
 * An atlas of drawn digits with maps: many sevens, so that they fall into clusters, one of them
 * among the ones, and two of each other digit.
 *
 * @param pictures a folder a class
 * @param atlas in a folder beside
 */
record SevensAtlas(Path pictures, Path atlas) {
  private static final int SEVENS = 70;
  private static final int SIDE = 28;

  static SevensAtlas make(Path folder) throws IOException {
    SevensAtlas made = new SevensAtlas(folder.resolve("pictures"), folder.resolve("atlas"));
    for (int i = 0; i < SEVENS; i++) {
      draw(made.pictures.resolve((i == 17 ? "1/" : "7/") + "seven" + i + ".png"), 7, i);
    }
    for (int i = 0; i < 20; i++) {
      draw(made.pictures.resolve(i % 10 + "/digit" + i + ".png"), i % 10, 1000 + i);
    }
    Run run =
        Run.of(
            "atlas",
            "digits",
            made.pictures,
            "-o",
            made.atlas,
            "--files",
            2,
            "--explain",
            "grad-cam");
    assertThat(run.code()).as(run.err()).isZero();
    return made;
  }

  /** Writes a digit as a file. */
  static Path draw(Path file, int digit, int seed) throws IOException {
    Volume pixels = DrawnDigit.draw(digit, seed);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < pixels.area(); i++) {
      image.getRaster().setSample(i % SIDE, i / SIDE, 0, (int) pixels.at(i));
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
