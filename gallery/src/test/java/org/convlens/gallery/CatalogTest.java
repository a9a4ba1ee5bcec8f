package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.method.Knobs;
import org.convlens.report.Provenance;
import org.junit.jupiter.api.Test;

/**
 * Every method has texts for its knobs, a test, a page and a gallery picture. With {@code
 * -Dconvlens.update=true} the pages are written anew.
 */
class CatalogTest {
  static final boolean UPDATE = Boolean.getBoolean("convlens.update");

  @Test
  void namesAreUniqueAndLowerCase() {
    assertThat(Catalog.manual())
        .extracting(Listed::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
  }

  @Test
  void textsAreSentences() {
    for (Listed entry : Catalog.manual()) {
      assertThat(entry.summary()).endsWith(".").hasSizeBetween(20, 140);
      assertThat(entry.caution()).endsWith(".").hasSizeBetween(20, 220);
      assertThat(entry.formula()).isNotBlank();
      for (Knobs.Spec knob : Knobs.of(entry.defaults())) {
        assertThat(knob.sentence()).as(entry.name()).isNotBlank().doesNotEndWith(".");
      }
    }
  }

  @Test
  void everyMethodHasATestOfItsOwn() throws IOException {
    for (Listed entry : Catalog.manual()) {
      Class<?> method = entry.defaults().getClass();
      String test = method.getName().replace('.', '/') + "Test.java";
      List<Path> places = new ArrayList<>();
      places.add(Shared.root().resolve("core/src/test/java").resolve(test));
      places.add(
          Shared.root()
              .resolve("gallery/src/test/java/org/convlens/gallery")
              .resolve(method.getSimpleName() + "Test.java"));
      assertThat(places).as("tests of " + entry.name()).anyMatch(Files::exists);
    }
  }

  @Test
  void everyMethodHasItsPage() throws IOException {
    Path folder = Shared.root().resolve("docs/methods");
    for (Listed entry : Catalog.manual()) {
      same(folder.resolve(entry.name() + ".md"), new ManualPage(entry).markdown());
    }
    same(folder.resolve("README.md"), ManualPage.index(Catalog.manual()));
  }

  /** While they are written anew, {@link GalleryTest} draws those that are missing. */
  @Test
  void everyMethodHasItsPicture() {
    assumeFalse(UPDATE);
    for (Listed entry : Catalog.manual()) {
      assertThat(Shared.root().resolve("docs/gallery/" + entry.name() + ".png")).exists();
    }
  }

  @Test
  void everyPictureSaysHowItWasMade() throws IOException {
    try (Stream<Path> pictures = Files.list(Shared.root().resolve("docs/gallery"))) {
      for (Path picture : pictures.toList()) {
        assertThat(Provenance.ofFile(picture).version())
            .as(picture.toString())
            .matches("\\d+\\.\\d+\\.\\d+.*");
      }
    }
  }

  private static void same(Path page, String expected) throws IOException {
    if (UPDATE) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, expected);
    }
    assertThat(page).exists();
    assertThat(Files.readString(page))
        .as("%s; to write it anew: mvn verify -Dconvlens.update=true", page)
        .isEqualTo(expected);
  }
}
