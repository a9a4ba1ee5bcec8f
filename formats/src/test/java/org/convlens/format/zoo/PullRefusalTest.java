package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullRefusalTest {
  @TempDir Path folder;
  private PullRig rig = new PullRig(Path.of(""));

  @BeforeEach
  void fresh() {
    rig = new PullRig(folder);
  }

  @Test
  void aDamagedFileIsRefusedAndNotKept() throws IOException {
    byte[] damaged = PullRig.BYTES.clone();
    damaged[77] ^= 1;
    try (RawServer server = new RawServer((request, out) -> whole(out, damaged))) {
      assertThat(rig.failure(server))
          .contains(
              "is another file or damaged: its SHA-256 begins with", "pull again, or download");
      assertThat(rig.arrived(server)).isZero();
      assertThat(rig.cache.find(rig.network(server))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, 1, it is not there (the server answers 404)",
    "403 Forbidden, 1, the server answers 403",
    "500 Oops, 3, the server answers 500",
    "503 Busy, 3, the server answers 503",
    "304 Not Modified, 1, the server answers 304"
  })
  void whatAServerRefusesIsTold(String status, int requests, String reason) throws IOException {
    try (RawServer server =
        new RawServer((request, out) -> RawServer.head(out, status, "Content-Length: 0"))) {
      assertThat(rig.failure(server)).startsWith("some did not come: " + reason + "; download");
      assertThat(server.requests()).hasSize(requests);
    }
  }

  @Test
  void aPageOfTextInsteadOfTheFileIsRefusedByItsLength() throws IOException {
    try (RawServer server = new RawServer((request, out) -> whole(out, new byte[4_000]))) {
      assertThat(rig.failure(server))
          .contains("the file has 4 kB, where some has 1.0 MB: it is another one");
    }
  }

  @Test
  void aLengthThatIsNoNumberIsRefused() throws IOException {
    try (RawServer server =
        new RawServer((request, out) -> RawServer.head(out, "200 OK", "Content-Length: many"))) {
      assertThat(rig.failure(server)).startsWith("some did not come: ").contains("--from FILE");
    }
  }

  @Test
  void aFileWithoutEndIsRefused() throws IOException {
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              RawServer.head(out, "200 OK");
              while (true) {
                out.write(PullRig.BYTES);
              }
            })) {
      assertThat(rig.failure(server)).contains("more than 1.1 MB arrived, where some has 1.0 MB");
      assertThat(rig.arrived(server)).isLessThan(1_100_000);
    }
  }

  @Test
  void aServerThatSendsInCirclesIsLeft() throws IOException {
    try (RawServer server =
        new RawServer((request, out) -> RawServer.head(out, "302 Found", "Location: /again"))) {
      assertThat(rig.failure(server)).contains("the server sends in circles");
    }
  }

  @Test
  void aDiskWithoutRoomIsToldBeforehand() throws IOException {
    try (RawServer server = new RawServer(PullRig::well)) {
      Pull.Order order = Pull.Order.of(rig.network(server));
      assertThatThrownBy(() -> rig.pull(order, () -> 17_000_000, Progress.SILENT))
          .hasMessageStartingWith(
              "the disk has 17 MB left, and 1.0 MB of some are to come: make room, or");
      assertThat(rig.arrived(server)).isZero();
    }
  }

  @Test
  void aDiskThatFillsUpIsTold() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "there is no /dev/full here");
    try (RawServer server = new RawServer(PullRig::well)) {
      Files.createDirectories(rig.cache.folder());
      Files.createSymbolicLink(rig.cache.folder().resolve("some.part.from"), full);
      assertThat(rig.failure(server)).startsWith("the disk is full after 0 bytes of some");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Files.createFile(folder.resolve("cache"));
    try (RawServer server = new RawServer(PullRig::well)) {
      assertThat(rig.failure(server))
          .startsWith("cannot make the folder")
          .contains("CONVLENS_CACHE");
    }
  }

  private static void whole(OutputStream out, byte[] bytes) throws IOException {
    RawServer.head(out, "200 OK", "Content-Length: " + bytes.length);
    out.write(bytes);
  }
}
