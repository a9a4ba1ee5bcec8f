package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.convlens.cli.Cli;
import org.convlens.cli.terminal.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sheet of docs/trust.md is drawn again. With {@code -Dconvlens.update=true} it is kept. Its
 * numbers may differ in the last digit on other processors.
 */
class ComparisonGalleryTest {
  @TempDir Path folder;

  @Test
  void drawsTheSheet() throws IOException {
    Path drawn = folder.resolve("compare.png");
    StringWriter said = new StringWriter();
    Console console = Console.of(new PrintWriter(said), new PrintWriter(said));
    String[] command = {"compare", "digits", "digit:3", "--seed", "1", "-o", drawn.toString()};
    assertThat(Cli.run(console, command)).as(said.toString()).isZero();
    Path kept = Shared.root().resolve("docs/gallery/compare.png");
    double allowed = GalleryTest.ALLOWED_MEAN_DIFFERENCE;
    if (CatalogTest.UPDATE && !GalleryTest.isFresh(drawn, kept, allowed)) {
      Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(GalleryTest.difference(drawn, kept)).isLessThanOrEqualTo(allowed);
    assertThat(GalleryTest.making(kept)).isEqualTo(GalleryTest.making(drawn));
  }
}
