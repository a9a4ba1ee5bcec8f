package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * CONTRIBUTING shows files in full: each place marked {@code <!-- file: ... -->} is followed by the
 * file as it is. With {@code -Dconvlens.update=true} they are copied in anew.
 */
class ContributingTest {
  private static final Pattern PLACE =
      Pattern.compile("<!-- file: (\\S+) -->\n(?:```java\n.*?```\n)?", Pattern.DOTALL);

  @Test
  void showsTheFilesAsTheyAre() throws IOException {
    Path page = Shared.root().resolve("CONTRIBUTING.md");
    String text = Files.readString(page);
    List<String> shown = new ArrayList<>();
    String expected =
        PLACE
            .matcher(text)
            .replaceAll(
                place -> {
                  shown.add(place.group(1));
                  return Matcher.quoteReplacement(block(place.group(1)));
                });
    if (CatalogTest.UPDATE) {
      Files.writeString(page, expected);
    } else {
      assertThat(text).isEqualTo(expected);
    }
    assertThat(shown).hasSize(2);
  }

  private static String block(String file) {
    try {
      String source = Files.readString(Shared.root().resolve(file));
      return "<!-- file: " + file + " -->\n```java\n" + source + "```\n";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
