package org.convlens.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of weights that are cut off or have wrong bytes: opened, or refused in one line. */
class HostileWeightsTest {
  private static final int CASES = 60;

  @TempDir Path folder = Path.of("");

  private static byte[] original(String file) throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(
                HostileWeightsTest.class.getResourceAsStream("/keras/networks.zip"));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(file)) {
          return zip.readAllBytes();
        }
      }
    }
    throw new IOException(file);
  }

  private void open(byte[] bytes, String name) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try {
            Models.open(file);
          } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("\n");
            assertThat(String.valueOf(e.getMessage())).startsWith(file.toString());
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested.h5", "plane.keras", "nested.keras", "plane.safetensors"})
  void cutFilesAreRefused(String name) throws IOException {
    byte[] bytes = original(name);
    for (int i = 0; i < CASES; i++) {
      open(Arrays.copyOf(bytes, (int) ((long) bytes.length * i / CASES)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested.h5", "plane.keras", "nested.keras", "plane.safetensors"})
  void wrongBytesAreRefusedOrOnlyChangeNumbers(String name) throws IOException {
    byte[] bytes = original(name);
    Random random = new Random(7);
    for (int i = 0; i < CASES; i++) {
      byte[] damaged = bytes.clone();
      for (int n = 0; n <= i % 8; n++) {
        int within = i % 2 == 0 ? damaged.length : Math.min(damaged.length, 4096);
        damaged[random.nextInt(within)] = (byte) random.nextInt(256);
      }
      open(damaged, name);
    }
  }
}
