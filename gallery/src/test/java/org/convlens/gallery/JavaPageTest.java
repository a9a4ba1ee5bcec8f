package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The Java on docs/java.md is that of the example, which is compiled and tested with this module;
 * versions are this one's; links lead somewhere.
 */
class JavaPageTest {
  private static final Path DOCS = Shared.root().resolve("docs");

  private static List<String> found(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /** Lines as they are written, wherever they stand. */
  private static String flush(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void showsPartsOfTheExample() throws IOException {
    String program =
        flush(Files.readString(DOCS.resolve("example/src/main/java/example/ExplainService.java")));
    List<String> blocks = found("```java\n(.*?)```", DOCS.resolve("java.md"));
    assertThat(blocks).hasSize(3);
    blocks.forEach(block -> assertThat(program).contains(flush(block)));
  }

  @Test
  void versionsAreThisOnes() throws IOException {
    Path root = Shared.root();
    String version = found("<version>(.*?)</version>", root.resolve("pom.xml")).get(0);
    String inPom = "convlens-bom</artifactId>\\s*<version>(.*?)</version>";
    assertThat(found(inPom, DOCS.resolve("example/pom.xml"))).containsExactly(version);
    assertThat(found(inPom, DOCS.resolve("java.md"))).containsExactly(version);
    assertThat(found(inPom, root.resolve("bom/pom.xml"))).containsExactly(version);
    assertThat(found("convlens-bom:(.*?)\"", DOCS.resolve("java.md"))).containsExactly(version);
    assertThat(found("convlens-torch`, version (\\S+),", root.resolve("README.md")))
        .containsExactly(version);
  }

  @Test
  void linksLeadToFiles() throws IOException {
    List<String> links = found("\\]\\(([^)#:]+)\\)", DOCS.resolve("java.md"));
    assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
  }
}
