package org.convlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convlens.net.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageHeadTest {
  private static final Provenance MADE =
      new Provenance(
          "0.1.0",
          "report",
          Map.of("command", "convlens report 'a & b\".onnx' <\\größe>\n &quot;"),
          Question.of(
                  new Opening(
                      Source.known("digits", "ab12"),
                      Optional.empty(),
                      Map.of("scale", 1 / 255.0),
                      Optional.of(Source.known("names.txt", "cd34"))))
              .about(Optional.of(Source.builtIn("digit:7", new byte[] {7})))
              .explaining(Optional.of(7), Optional.empty(), Optional.empty())
              .seeded(4)
              .computed(Precision.FLOAT32, 2),
          Optional.empty());

  @TempDir Path folder;

  private Path page(String text) throws IOException {
    return Files.writeString(folder.resolve("page.html"), text);
  }

  @Test
  void comesBack() throws IOException {
    Path page = page("<!DOCTYPE html>\n<html>\n<head>" + PageHead.of(MADE) + "</head></html>");
    assertThat(Provenance.ofFile(page)).isEqualTo(MADE);
  }

  @Test
  void isOneLineWithoutBrackets() {
    assertThat(PageHead.of(MADE)).hasLineCount(1).doesNotContain("größe>", "<\\");
  }

  @Test
  void whatABrowserPutsBeforeItDoesNotMatter() throws IOException {
    String head = PageHead.of(MADE).replace("&lt;", "<").replace("&gt;", ">");
    Path page = page("\uFEFF<!-- saved from url=(0014)about:internet -->\n <HTML>" + head);
    assertThat(PageHead.isPage(page)).isTrue();
    assertThat(Provenance.ofFile(page)).isEqualTo(MADE);
  }

  @Test
  void otherFilesAreNoPages() throws IOException {
    assertThat(PageHead.isPage(page("words"))).isFalse();
    assertThat(PageHead.isPage(page(""))).isFalse();
    assertThat(PageHead.isPage(page("<!--".repeat(9999)))).isFalse();
    assertThat(PageHead.isPage(page("<!---->".repeat(9999)))).isFalse();
  }

  @Test
  void onlyTheHeadIsRead() throws IOException {
    assertThat(PageHead.read(page("<html>" + " ".repeat(1 << 16) + PageHead.of(MADE)))).isEmpty();
  }
}
