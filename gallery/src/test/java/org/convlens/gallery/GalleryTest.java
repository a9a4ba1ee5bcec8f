package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.cli.Cli;
import org.convlens.cli.Console;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every method draws its gallery picture again, from the built-in network and a digit that the
 * program draws. With {@code -Dconvlens.update=true} the pictures are drawn anew.
 */
class GalleryTest {
  /** Engines on other processors differ in the last bits; a colour may fall on its neighbour. */
  static final double ALLOWED_MEAN_DIFFERENCE = 1.0;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> drawsItsPictureAgain() {
    return Catalog.entries().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> check(entry)));
  }

  private void check(Entry entry) throws IOException {
    Path drawn = folder.resolve(entry.name() + ".png");
    StringWriter said = new StringWriter();
    Console console = Console.of(new PrintWriter(said), new PrintWriter(said));
    String[] command = {
      "draw", entry.name(), "digits", "digit:3", "--seed", "1", "-o", drawn.toString()
    };
    assertThat(Cli.run(console, command)).as(said.toString()).isZero();
    Path kept = Shared.root().resolve("docs/gallery/" + entry.name() + ".png");
    if (CatalogTest.UPDATE) {
      Files.createDirectories(kept.getParent());
      Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(difference(drawn, kept)).isLessThanOrEqualTo(ALLOWED_MEAN_DIFFERENCE);
  }

  /** The mean absolute difference of all colour components, 0..255. */
  static double difference(Path a, Path b) throws IOException {
    BufferedImage left = Objects.requireNonNull(ImageIO.read(a.toFile()));
    BufferedImage right = Objects.requireNonNull(ImageIO.read(b.toFile()));
    assertThat(left.getWidth()).isEqualTo(right.getWidth());
    assertThat(left.getHeight()).isEqualTo(right.getHeight());
    long sum = 0;
    for (int y = 0; y < left.getHeight(); y++) {
      for (int x = 0; x < left.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int one = left.getRGB(x, y) >> shift & 255;
          int other = right.getRGB(x, y) >> shift & 255;
          sum += Math.abs(one - other);
        }
      }
    }
    return sum / (3.0 * left.getWidth() * left.getHeight());
  }
}
