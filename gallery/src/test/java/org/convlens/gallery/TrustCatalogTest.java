package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.CheckEntry;
import org.convlens.catalog.Listed;
import org.convlens.method.Knobs;
import org.junit.jupiter.api.Test;

/**
 * Every trust check has texts for its knobs, a paper, a test and its place in docs/trust.md. With
 * {@code -Dconvlens.update=true} what the page says of it is written anew.
 */
class TrustCatalogTest {
  private static final Path PAGE = Shared.root().resolve("docs/trust.md");

  @Test
  void namesAreUniqueAndLowerCase() {
    assertThat(Catalog.checks())
        .extracting(Listed::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
  }

  @Test
  void textsAreSentences() {
    for (CheckEntry entry : Catalog.checks()) {
      assertThat(entry.summary()).as(entry.name()).endsWith(".").hasSizeBetween(20, 140);
      assertThat(entry.caution()).as(entry.name()).endsWith(".").hasSizeBetween(20, 300);
      assertThat(entry.formula()).as(entry.name()).isNotBlank();
      assertThat(entry.papers()).as(entry.name()).isNotEmpty();
      for (Knobs.Spec knob : Knobs.of(entry.defaults())) {
        assertThat(knob.sentence()).as(entry.name()).isNotBlank().doesNotEndWith(".");
      }
    }
  }

  /** In other steps, perhaps, but the same. */
  @Test
  void aQuickCheckIsTheSameCheck() {
    for (CheckEntry entry : Catalog.checks()) {
      assertThat(entry.quick().map(check -> (Object) check.getClass()))
          .as(entry.name())
          .isIn(java.util.Optional.empty(), java.util.Optional.of(entry.defaults().getClass()));
    }
  }

  @Test
  void everyCheckHasATestOfItsOwn() {
    for (CheckEntry entry : Catalog.checks()) {
      String test = entry.defaults().getClass().getName().replace('.', '/') + "Test.java";
      assertThat(Shared.root().resolve("core/src/test/java").resolve(test)).exists();
    }
  }

  @Test
  void thePageTellsEveryCheck() throws IOException {
    TrustPage page = new TrustPage(Files.readString(PAGE));
    String renewed = page.renewed();
    List<String> names = Catalog.checks().stream().map(Listed::name).toList();
    assertThat(new TrustPage(renewed).told()).containsExactlyInAnyOrderElementsOf(names);
    if (CatalogTest.UPDATE) {
      Files.writeString(PAGE, renewed);
    } else {
      assertThat(page.text())
          .as("docs/trust.md; to write it anew: mvn verify -Dconvlens.update=true")
          .isEqualTo(renewed);
    }
  }
}
