package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts on disk: found again, dropped when damaged, within bounds. */
class ShelfTest {
  private static final String KEY = "0123456789abcdef";

  @TempDir Path folder;

  private static Map<String, Object> facts(int size) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    StringBuilder text = new StringBuilder();
    for (byte b : noise) {
      text.append((char) ('a' + (b & 15)));
    }
    return Map.of("text", text.toString(), "list", List.of(1, 2.5));
  }

  private Path file(String key) {
    return folder.resolve("facts").resolve(key + ".json.gz");
  }

  @Test
  void whatIsKeptIsFound() {
    Shelf shelf = new Shelf(folder.resolve("facts"), 1 << 20);
    assertThat(shelf.find(KEY)).isEmpty();
    shelf.keep(KEY, facts(300));
    assertThat(shelf.find(KEY)).hasValue(facts(300));
    assertThat(new Shelf(folder.resolve("facts"), 1 << 20).find(KEY)).hasValue(facts(300));
    assertThat(shelf.find(KEY.replace('0', '1'))).isEmpty();
  }

  @Test
  void whatIsDamagedIsDropped() throws IOException {
    Shelf shelf = new Shelf(folder.resolve("facts"), 1 << 20);
    for (int trial = 0; trial < 40; trial++) {
      shelf.keep(KEY, facts(300));
      byte[] bytes = Files.readAllBytes(file(KEY));
      Random random = new Random(trial);
      if (trial % 2 == 0) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        Files.write(file(KEY), bytes);
      } else {
        Files.write(file(KEY), java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      }
      assertThat(shelf.find(KEY)).as("trial %d", trial).isEmpty();
      assertThat(file(KEY)).doesNotExist();
    }
  }

  @Test
  void thoseWantedLeastLatelyGoFirst() throws IOException {
    Shelf shelf = new Shelf(folder.resolve("facts"), 5000);
    for (int i = 0; i < 3; i++) {
      String key = KEY + i;
      shelf.keep(key, facts(2000 + i));
      Files.setLastModifiedTime(file(key), FileTime.fromMillis(1_000_000L + 1000L * i));
    }
    assertThat(shelf.find(KEY + 0)).isPresent();
    shelf.keep(KEY + 3, facts(2100));
    assertThat(shelf.find(KEY + 1)).isEmpty();
    assertThat(shelf.find(KEY + 0)).isPresent();
    assertThat(shelf.find(KEY + 3)).isPresent();
    try (Stream<Path> files = Files.list(folder.resolve("facts"))) {
      assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isLessThanOrEqualTo(5000);
    }
    shelf.keep(KEY + 4, facts(20_000));
    assertThat(shelf.find(KEY + 4)).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenCostsNothingElse() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "a file, no folder");
    Shelf shelf = new Shelf(blocked, 1 << 20);
    shelf.keep(KEY, facts(10));
    assertThat(shelf.find(KEY)).isEmpty();
  }
}
