package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is here from before is used if it is still a part of the file, else replaced. */
class ResumeTest {
  @TempDir Path folder;
  private PullRig rig = new PullRig(Path.of(""));

  @BeforeEach
  void fresh() {
    rig = new PullRig(folder);
  }

  /** As if an earlier pull had been cut after so many bytes. */
  private void leave(RawServer server, byte[] bytes) throws IOException {
    Files.createDirectories(rig.cache.folder());
    PartFile part = rig.cache.part(rig.network(server));
    part.restart(server.url(), "\"one\"").close();
    Files.write(part.path(), bytes);
  }

  @Test
  void onlyTheRestIsAskedFor() throws IOException {
    try (RawServer server = new RawServer(PullRig::well)) {
      leave(server, Arrays.copyOf(PullRig.BYTES, 700_000));
      assertThat(rig.pull(server).file()).hasBinaryContent(PullRig.BYTES);
      assertThat(server.requests()).extracting(RawServer.Request::start).containsExactly(700_000);
      assertThat(rig.told).containsExactly("700 kB are here already, going on from there");
    }
  }

  @Test
  void aServerThatKnowsNoPartsSendsAllAgain() throws IOException {
    try (RawServer server = new RawServer((request, out) -> all(out))) {
      leave(server, new byte[700_000]);
      assertThat(rig.pull(server).file()).hasBinaryContent(PullRig.BYTES);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aServerThatAlwaysCutsAndKnowsNoPartsIsLeft() throws IOException {
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              RawServer.head(out, "200 OK", "Content-Length: " + PullRig.LENGTH);
              out.write(PullRig.BYTES, 0, 500_000);
            })) {
      assertThat(rig.failure(server)).contains("the connection was cut");
      assertThat(server.requests()).hasSizeBetween(3, 4);
    }
  }

  @Test
  void partsOfAnotherFileAreFoundOutAndAllIsFetchedAgain() throws IOException {
    try (RawServer server = new RawServer(PullRig::well)) {
      leave(server, new byte[700_000]);
      assertThat(rig.pull(server).file()).hasBinaryContent(PullRig.BYTES);
      assertThat(server.requests())
          .extracting(RawServer.Request::start)
          .containsExactly(700_000, 0);
      assertThat(rig.told).contains("what was here did not go with what came: starting over");
    }
  }

  @Test
  void whereTheServerHasLessNowAllIsFetchedAgain() throws IOException {
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              if (request.start() > 0) {
                RawServer.head(out, "416 Range Not Satisfiable", "Content-Length: 0");
              } else {
                all(out);
              }
            })) {
      leave(server, new byte[PullRig.LENGTH + 5]);
      assertThat(rig.pull(server).file()).hasBinaryContent(PullRig.BYTES);
    }
  }

  @Test
  void aPartThatWasNotAskedForIsRefused() throws IOException {
    try (RawServer server =
        new RawServer(
            (request, out) ->
                RawServer.head(
                    out,
                    "206 Partial Content",
                    "Content-Length: 10",
                    "Content-Range: bytes 5-14/1000000"))) {
      leave(server, new byte[700_000]);
      assertThat(rig.failure(server)).contains("sends another part than was asked for");
    }
  }

  @Test
  void whatCameFromAnotherAddressIsNotUsed() throws IOException {
    try (RawServer other = new RawServer(PullRig::well);
        RawServer server = new RawServer(PullRig::well)) {
      leave(other, new byte[700_000]);
      assertThat(rig.pull(server).file()).hasBinaryContent(PullRig.BYTES);
      assertThat(server.requests()).extracting(RawServer.Request::start).containsExactly(0);
    }
  }

  @Test
  void redirectsAreFollowedWithTheRange() throws IOException {
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              if (request.path().equals("/there")) {
                PullRig.well(request, out);
              } else {
                RawServer.head(out, "307 There", "Location: /there", "Content-Length: 0");
              }
            })) {
      leave(server, Arrays.copyOf(PullRig.BYTES, 700_000));
      assertThat(rig.pull(server).file()).hasBinaryContent(PullRig.BYTES);
      assertThat(server.requests().get(1).start()).isEqualTo(700_000);
    }
  }

  private static void all(OutputStream out) throws IOException {
    RawServer.head(out, "200 OK", "Content-Length: " + PullRig.LENGTH);
    out.write(PullRig.BYTES);
  }
}
