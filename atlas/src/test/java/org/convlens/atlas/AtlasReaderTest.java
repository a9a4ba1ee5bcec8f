package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads an atlas beside one who writes to it. */
class AtlasReaderTest {
  private static final AtlasPlan PLAN = AtlasFixture.plan(Map.of("files", "2"));

  @TempDir private Path folder;

  @Test
  void isToldRatherThanAnsweredOutOfTwoStates() throws IOException {
    Path pictures = folder.resolve("pictures");
    Path place = folder.resolve("atlas");
    AtlasFixture.draw(pictures, 0, 5);
    AtlasFixture.make(PLAN, pictures, place);
    try (Atlas atlas = Atlas.open(place)) {
      AtlasFixture.make(PLAN, pictures, place);
      assertThat(count(atlas)).as("the same again").isEqualTo(5);

      Path manifest = place.resolve(Layout.MANIFEST);
      String whole = Files.readString(manifest);
      Files.delete(manifest);
      assertThatThrownBy(() -> count(atlas))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is being gone on with: ask again when that is done");
      Files.writeString(manifest, whole);
      assertThat(count(atlas)).isEqualTo(5);

      AtlasFixture.draw(pictures, 5, 7);
      AtlasFixture.make(PLAN, pictures, place);
      assertThatThrownBy(() -> count(atlas))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has changed since it was opened: open it again");
    }
  }

  private static long count(Atlas atlas) throws IOException {
    Found found = atlas.ask("SELECT count(*) FROM pictures");
    return ((Number) Objects.requireNonNull(found.rows().get(0).get(0))).longValue();
  }
}
