package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.convlens.cli.Cli;
import org.convlens.cli.terminal.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of other pages than those of the methods are drawn again. With {@code
 * -Dconvlens.update=true} they are kept. Their numbers may differ in the last digit on other
 * processors.
 */
class ComparisonGalleryTest {
  @TempDir Path folder;

  /** That of docs/trust.md. */
  @Test
  void drawsTheSheet() throws IOException {
    draw("compare", "compare", "digits", "digit:3");
  }

  /** The first of the front page. */
  @Test
  void drawsTheStrip() throws IOException {
    assertThat(draw("photos", "draw", "overview", "photos", "scene:airplane"))
        .contains("explains class 0 'airplane', p = 0.9");
  }

  /** What was said. */
  private String draw(String name, String... words) throws IOException {
    Path drawn = folder.resolve(name + ".png");
    StringWriter said = new StringWriter();
    Console console = Console.of(new PrintWriter(said), new PrintWriter(said));
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--seed", "1", "-o", drawn.toString()));
    assertThat(Cli.run(console, command.toArray(String[]::new))).as(said.toString()).isZero();
    Path kept = Shared.root().resolve("docs/gallery/" + name + ".png");
    double allowed = GalleryTest.ALLOWED_MEAN_DIFFERENCE;
    if (CatalogTest.UPDATE && !GalleryTest.isFresh(drawn, kept, allowed)) {
      Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(GalleryTest.difference(drawn, kept)).isLessThanOrEqualTo(allowed);
    assertThat(GalleryTest.making(kept)).isEqualTo(GalleryTest.making(drawn));
    return said.toString();
  }
}
