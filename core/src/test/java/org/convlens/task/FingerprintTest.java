package org.convlens.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the example of FIPS 180-2: SHA-256 of "abc". */
class FingerprintTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void isTheSha256OfTheBytes() throws IOException {
    assertThat(Fingerprint.of(Files.writeString(folder.resolve("a b c"), "abc"))).isEqualTo(ABC);
  }

  @Test
  void aSecondJavaSaysTheSame() throws IOException {
    Path file = Files.writeString(folder.resolve("a b c"), "abc");
    assertThat(Fingerprint.elsewhere(file)).contains(ABC);
  }

  @Test
  void aSecondJavaThatCannotReadTheFileSaysNothing() {
    assertThat(Fingerprint.elsewhere(folder.resolve("gone"))).isEmpty();
  }
}
