package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.convlens.task.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullTest {
  @TempDir Path folder;
  private PullRig rig = new PullRig(Path.of(""));

  @BeforeEach
  void fresh() {
    rig = new PullRig(folder);
  }

  @Test
  void bringsTheFileAndNotesWhereItCameFrom() throws IOException {
    try (RawServer server = new RawServer(PullRig::well)) {
      Kept kept = rig.pull(server);
      assertThat(kept.file()).hasBinaryContent(PullRig.BYTES);
      assertThat(kept.source()).isEqualTo(server.url().toString());
      KnownNetwork network = rig.network(server);
      assertThat(kept.published(network)).isTrue();
      assertThat(rig.cache.find(network)).contains(kept);
      assertThat(rig.arrived(server)).isZero();
    }
  }

  @Test
  void goesOnWhereItWasCut() throws IOException {
    try (RawServer server = new RawServer((request, out) -> PullRig.part(request, out, 400_000))) {
      assertThat(rig.pull(server).file()).hasBinaryContent(PullRig.BYTES);
      assertThat(server.requests()).extracting(RawServer.Request::start).startsWith(0);
      assertThat(server.requests().get(1).start()).isPositive();
      assertThat(server.requests().get(1).headers()).containsEntry("if-range", "\"one\"");
    }
  }

  @Test
  void aServerThatStallsIsLeftAndWhatCameIsKept() throws IOException {
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              PullRig.part(request, out, request.number() == 0 ? 400_000 : 0);
              Thread.sleep(3_000);
            })) {
      assertThat(rig.failure(server))
          .startsWith("some did not come: nothing came for 150 ms; 400 kB of some are kept")
          .contains("the same command goes on from there", "--from FILE")
          .doesNotContain("\n");
      assertThat(rig.arrived(server)).isEqualTo(400_000);
    }
  }

  @Test
  void aServerThatNeverAnswersIsLeft() throws IOException {
    try (RawServer server = new RawServer((request, out) -> Thread.sleep(5_000))) {
      Patience hasty =
          new Patience(PullRig.SHORT.stall(), PullRig.SHORT.stall(), 2, PullRig.SHORT.pause());
      Pull pull = new Pull(rig.cache, hasty, () -> Long.MAX_VALUE);
      Pull.Order order = Pull.Order.of(rig.network(server));
      assertThatThrownBy(() -> pull.run(order, Progress.SILENT, line -> {}))
          .hasMessageContaining("some did not come: no answer within 150 ms");
    }
  }

  @Test
  void whereNobodyListensIsToldAtOnce() throws IOException {
    RawServer gone = new RawServer(PullRig::well);
    gone.close();
    assertThat(rig.failure(gone)).startsWith("some did not come: 127.0.0.1 cannot be reached; ");
  }

  @Test
  void whatTheUserStopsIsKeptForLater() throws IOException {
    try (RawServer server =
        new RawServer(
            (request, out) -> {
              PullRig.part(request, out, 600_000);
              Thread.sleep(1_000);
            })) {
      PartFile part = rig.cache.part(rig.network(server));
      assertThatThrownBy(() -> rig.pull(server, new StopOnceHere(part)))
          .hasMessageMatching("stopped: \\d+ kB of some are kept, the same command goes on .*");
      assertThat(part.size()).isPositive();
    }
  }

  @Test
  void twoPullsOfOneNetworkDoNotMeet() throws IOException {
    try (RawServer server = new RawServer(PullRig::well)) {
      rig.pull(server);
      KnownNetwork network = rig.network(server);
      String message = rig.cache.alone(network, () -> rig.failure(server));
      assertThat(message)
          .isEqualTo("some is being pulled by another convlens: wait until that one is done");
    }
  }

  /** A user who stops as soon as some of a file has come. */
  private record StopOnceHere(PartFile part) implements Progress {
    @Override
    public void begin(String what, long steps) {}

    @Override
    public void advance(long steps, String note) {}

    @Override
    public void end() {}

    @Override
    public boolean cancelled() {
      try {
        return part.size() > 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
