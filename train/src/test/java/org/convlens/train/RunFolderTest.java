package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.task.Progress;
import org.convlens.train.run.Film;
import org.convlens.train.run.FrameLog;
import org.convlens.train.run.Retention;
import org.convlens.train.run.RunFiles;
import org.convlens.train.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void name() {
    run = folder.resolve("run");
  }

  private List<String> train(Progress progress, Retention retention) throws IOException {
    return KillableTraining.train(run, progress, KillableTraining.settings(retention));
  }

  /** Asks to stop after so many steps. */
  private static Progress until(int most) {
    return new Progress() {
      private long done;

      @Override
      public void begin(String what, long steps) {}

      @Override
      public void advance(long steps, String note) {
        done += steps;
      }

      @Override
      public void end() {}

      @Override
      public boolean cancelled() {
        return done >= most;
      }
    };
  }

  @Test
  void itsNetworksHaveNames() throws IOException {
    train(Progress.SILENT, Retention.ALL);
    RunFiles files = new RunFiles(run);
    assertThat(files.kept()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(RunFiles.network(run.toString())).contains(files.best());
    assertThat(RunFiles.network(run + "@best")).contains(files.best());
    assertThat(RunFiles.network(run + "@last")).contains(files.last());
    assertThat(RunFiles.network(run + "@3")).contains(files.epoch(3));
    assertThat(RunFiles.network(folder + "@3")).isEmpty();
    assertThat(RunFiles.network("squeezenet.onnx")).isEmpty();
    assertThatThrownBy(() -> RunFiles.network(run + "@17"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "'"
                + run
                + "@17': no such weights were kept: there are those after epochs 0, 1, 2, 3,"
                + " 4, 5");
    assertThat(Files.readAllLines(files.history()))
        .hasSize(5)
        .first()
        .asString()
        .startsWith("{\"epoch\":1,\"loss\":0.");
  }

  @Test
  void theFilmHasTheFirstStepsAndEveryEpoch() throws IOException {
    train(Progress.SILENT, Retention.ALL);
    assertThat(FrameLog.read(new RunFiles(run).film()))
        .extracting(FrameLog.Frame::step)
        .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 96L, 128L, 160L);
  }

  @Test
  void whatIsNotToBeKeptGoes() throws IOException {
    train(Progress.SILENT, Retention.parse("2"));
    List<Integer> kept = new RunFiles(run).kept();
    assertThat(kept).startsWith(0).endsWith(4, 5).hasSizeBetween(3, 4);
    run = folder.resolve("other");
    train(Progress.SILENT, Retention.parse("best"));
    assertThat(new RunFiles(run).kept()).startsWith(0).hasSize(2);
  }

  @Test
  void stoppedAnywhereItGoesOn() throws IOException {
    train(Progress.SILENT, Retention.ALL);
    byte[] best = Files.readAllBytes(new RunFiles(run).best());
    byte[] film = Files.readAllBytes(new RunFiles(run).film());
    for (int step : new int[] {0, 1, 32, 33, 70}) {
      run = folder.resolve("stopped" + step);
      train(until(step), Retention.ALL);
      assertThat(train(Progress.SILENT, Retention.ALL)).isEmpty();
      assertThat(Files.readAllBytes(new RunFiles(run).best())).as("step " + step).isEqualTo(best);
      assertThat(Files.readAllBytes(new RunFiles(run).film())).as("step " + step).isEqualTo(film);
    }
  }

  @Test
  void aMachineThatDiffersIsSaid() throws IOException {
    train(until(40), Retention.ALL);
    List<String> notes =
        KillableTraining.train(
            run, Progress.SILENT, KillableTraining.settings(Retention.ALL), Map.of("threads", "4"));
    assertThat(notes)
        .containsExactly(
            "threads was '1' and is '4': the rest may differ in the last bits from what it would"
                + " have been");
  }

  @Test
  void aDamagedStateIsPassedOver() throws IOException {
    train(Progress.SILENT, Retention.ALL);
    byte[] best = Files.readAllBytes(new RunFiles(run).best());
    run = folder.resolve("damaged");
    train(until(50), Retention.ALL);
    List<Path> states;
    try (Stream<Path> files = Files.list(run.resolve("resume"))) {
      states = files.sorted().toList();
    }
    assertThat(states).hasSize(2);
    Files.write(states.get(1), new byte[100]);
    assertThat(train(Progress.SILENT, Retention.ALL))
        .containsExactly(
            "'" + states.get(1) + "' is no whole state of a training: the one before it is taken");
    assertThat(Files.readAllBytes(new RunFiles(run).best())).isEqualTo(best);
  }

  /** A state that took a second is not written at the end of each short epoch, but of the last. */
  @Test
  void statesTakeTheirShareOfTheTimeAtMost() throws IOException {
    train(Progress.SILENT, Retention.ALL);
    byte[] best = Files.readAllBytes(new RunFiles(run).best());
    run = folder.resolve("seldom");
    RunFolder.Settings usual = KillableTraining.settings(Retention.ALL);
    List<Integer> states = new ArrayList<>();
    Film counting =
        moment -> {
          try (Stream<Path> files = Files.list(run.resolve("resume"))) {
            states.add((int) files.count());
          }
          return usual.film().frame(moment);
        };
    RunFolder.Settings seldom =
        new RunFolder.Settings(usual.every(), 1e-9, Retention.ALL, counting, usual.models());
    KillableTraining.train(run, Progress.SILENT, seldom);
    assertThat(states).hasSize(11).last().isEqualTo(1);
    assertThat(Files.readAllBytes(new RunFiles(run).best())).isEqualTo(best);
    assertThat(run.resolve("resume/000000000160-000005.state")).exists();
  }

  /** As when the disk is full. */
  @Test
  void whatCannotBeWrittenStopsItAndLeavesTheLastState() throws IOException {
    train(Progress.SILENT, Retention.ALL);
    byte[] best = Files.readAllBytes(new RunFiles(run).best());
    run = folder.resolve("full");
    RunFolder.Settings settings = KillableTraining.settings(Retention.ALL);
    Film full =
        moment -> {
          if (moment.step() == 64) {
            throw new IOException("cannot write: no space left on device");
          }
          return settings.film().frame(moment);
        };
    RunFolder.Settings narrow =
        new RunFolder.Settings(0, 1, Retention.ALL, full, settings.models());
    assertThatThrownBy(() -> KillableTraining.train(run, Progress.SILENT, narrow))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write: no space left on device");
    train(Progress.SILENT, Retention.ALL);
    assertThat(Files.readAllBytes(new RunFiles(run).best())).isEqualTo(best);
  }

  @Test
  void oneProcessAtATime() throws IOException {
    train(until(3), Retention.ALL);
    RunFolder.Settings settings = KillableTraining.settings(Retention.ALL);
    try (RunFolder first = RunFolder.resume(run, settings, KillableTraining.FACTS)) {
      assertThat(first.files().folder()).isEqualTo(run);
      assertThatThrownBy(() -> RunFolder.resume(run, settings, KillableTraining.FACTS))
          .isInstanceOf(IOException.class)
          .hasMessage("'" + run + "': another process is at this training");
    }
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    train(until(3), Retention.ALL);
    assertThatThrownBy(() -> RunFolder.requireEmpty(run))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds a training: go on with it");
    Path other = Files.createDirectories(folder.resolve("other"));
    RunFolder.requireEmpty(other);
    Files.writeString(other.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> RunFolder.requireEmpty(other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds something else");
  }
}
