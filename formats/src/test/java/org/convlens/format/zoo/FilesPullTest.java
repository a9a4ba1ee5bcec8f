package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convlens.task.Progress;
import org.convlens.task.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesPullTest {
  private final Path folder;
  private final List<String> told = new ArrayList<>();

  FilesPullTest(@TempDir Path folder) {
    this.folder = folder.resolve("set");
  }

  private static PublishedFile published(RawServer server) {
    String sha256 = new Sha256().add(PullRig.BYTES).text();
    return new PublishedFile(server.url(), PullRig.LENGTH, sha256);
  }

  private void pull(PublishedFile file) throws IOException {
    new FilesPull("some", folder, PullRig.SHORT, () -> Long.MAX_VALUE)
        .run(List.of(file), Progress.SILENT, told::add);
  }

  @Test
  void bringsWhatIsNotHere() throws IOException {
    try (RawServer server = new RawServer(PullRig::well)) {
      PublishedFile file = published(server);
      pull(file);
      assertThat(folder.resolve(file.name())).hasBinaryContent(PullRig.BYTES);
      pull(file);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void goesOnWhereItWasCut() throws IOException {
    try (RawServer server = new RawServer((request, out) -> PullRig.part(request, out, 400_000))) {
      PublishedFile file = published(server);
      pull(file);
      assertThat(folder.resolve(file.name())).hasBinaryContent(PullRig.BYTES);
      assertThat(server.requests().get(1).start()).isPositive();
    }
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    try (RawServer server = new RawServer(PullRig::well)) {
      PublishedFile other = new PublishedFile(server.url(), PullRig.LENGTH, "0".repeat(64));
      assertThatIOException()
          .isThrownBy(() -> pull(other))
          .withMessageContaining("is another file or damaged: its SHA-256 is")
          .withMessageContaining("yourself into '" + folder);
      try (var left = Files.list(folder)) {
        assertThat(left.map(path -> path.getFileName().toString())).containsExactly(".lock");
      }
    }
  }

  @Test
  void whatDoesNotComeIsToldWithTheRemedy() throws IOException {
    RawServer gone = new RawServer(PullRig::well);
    gone.close();
    assertThatIOException()
        .isThrownBy(() -> pull(published(gone)))
        .withMessageContaining("did not come: 127.0.0.1 cannot be reached; download ");
  }
}
