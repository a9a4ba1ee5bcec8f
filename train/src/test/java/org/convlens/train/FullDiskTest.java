package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.convlens.task.Progress;
import org.convlens.train.run.Film;
import org.convlens.train.run.Retention;
import org.convlens.train.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A disk that is full when one of a training's files is written: the file leads to Linux's {@code
 * /dev/full}, whose answer is the system's own. {@code FrameLogTest} does the same to the film,
 * which stays open. By hand, on file systems of 1, 4 and 7 MB ({@code mount -t tmpfs -o size=4m
 * tmpfs full}), {@code convlens train digits -o full/run} stops with one such line, and {@code
 * --resume}, once there is room ({@code mount -o remount,size=50m full}), ends with the same bytes
 * as a training that always had it.
 */
class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;
  private Path run = Path.of("");

  @BeforeEach
  void name() {
    assumeThat(FULL).exists();
    run = folder.resolve("run");
  }

  /** Makes what is written to a file end on the full disk, from a moment on. */
  private Film from(long step, String file) {
    RunFolder.Settings settings = KillableTraining.settings(Retention.ALL);
    return moment -> {
      if (moment.step() == step && moment.means().count() == 0) {
        Path name = run.resolve(file);
        Files.deleteIfExists(name);
        Files.createSymbolicLink(name, FULL);
      }
      return settings.film().frame(moment);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "64, resume/000000000064-000002.state.part",
    "0, resume/000000000032-000001.state.part",
    "64, epochs/0003.onnx.part",
    "64, history.jsonl.part",
    "64, times.jsonl",
    "160, best.onnx.part",
  })
  void itStopsWithOneLineAndGoesOnWhenThereIsRoom(long step, String file) throws IOException {
    RunFolder.Settings roomy = KillableTraining.settings(Retention.ALL);
    Path calm = folder.resolve("calm");
    KillableTraining.train(calm, Progress.SILENT, roomy);
    RunFolder.Settings narrow =
        new RunFolder.Settings(
            roomy.every(),
            KillableTraining.ALWAYS,
            Retention.ALL,
            from(step, file),
            roomy.models());
    String written = file.replace(".part", "");
    assertThatThrownBy(() -> KillableTraining.train(run, Progress.SILENT, narrow))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write '%s': no space left on device".formatted(run.resolve(written)))
        .hasMessageNotContaining("\n");
    assertThat(run.resolve(file))
        .satisfiesAnyOf(
            left -> assertThat(left).doesNotExist(),
            left -> assertThat(left).hasFileName("times.jsonl"));
    Files.deleteIfExists(run.resolve("times.jsonl"));
    assertThat(KillableTraining.train(run, Progress.SILENT, roomy)).isEmpty();
    assertThat(KillTest.digests(run)).isEqualTo(KillTest.digests(calm));
  }

  @Test
  void nothingBeginsWhereNothingFits() throws IOException {
    RunFolder.Settings settings = KillableTraining.settings(Retention.ALL);
    Files.createDirectories(run);
    Files.createSymbolicLink(run.resolve("run.json.part"), FULL);
    assertThatThrownBy(() -> KillableTraining.train(run, Progress.SILENT, settings))
        .isInstanceOf(IOException.class)
        .hasMessage(
            String.format(
                Locale.ROOT,
                "cannot write '%s': no space left on device",
                run.resolve("run.json")));
    assertThat(KillableTraining.train(run, Progress.SILENT, settings)).isEmpty();
    assertThat(run.resolve("best.onnx")).exists();
  }
}
