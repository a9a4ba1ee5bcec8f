package org.convlens.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convlens.net.History;
import org.convlens.net.Learner;
import org.convlens.train.Best;
import org.convlens.train.Means;
import org.convlens.train.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path folder;

  private static StateFile state(long step) {
    float[] many = new float[40_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = (float) Math.sin(i);
    }
    many[7] = Float.NaN;
    TreeMap<String, float[]> numbers =
        new TreeMap<>(Map.of("weight conv/0", many, "empty", new float[0]));
    return new StateFile(
        Map.of("threads", "2"),
        new RunState(
            step,
            new Means(1.5, 3, 4),
            List.of(new History.Epoch(0.5, 0.75, Double.NaN, Double.NaN)),
            new Best(1, Double.NEGATIVE_INFINITY, 1),
            new Learner.State(step, numbers)));
  }

  @Test
  void givesBackEveryBit() throws IOException {
    Path path = folder.resolve("x.state");
    state(9).write(path);
    StateFile read = StateFile.read(path);
    RunState expected = state(9).state();
    assertThat(read.facts()).containsExactly(Map.entry("threads", "2"));
    assertThat(read.state().means()).isEqualTo(expected.means());
    assertThat(read.state().epochs()).isEqualTo(expected.epochs());
    assertThat(read.state().best()).isEqualTo(expected.best());
    assertThat(read.state().learner().steps()).isEqualTo(9);
    assertThat(read.state().learner().numbers()).hasSameSizeAs(expected.learner().numbers());
    expected
        .learner()
        .numbers()
        .forEach(
            (name, values) ->
                assertThat(Arrays.equals(read.state().learner().numbers().get(name), values))
                    .as(name)
                    .isTrue());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    Path path = folder.resolve("x.state");
    state(9).write(path);
    byte[] all = Files.readAllBytes(path);
    for (int i = 0; i < 200; i++) {
      int place = (int) ((long) i * all.length / 200);
      byte[] changed = all.clone();
      changed[place] ^= 0x40;
      assertRefused(path, changed);
      assertRefused(path, Arrays.copyOf(all, place));
    }
    assertRefused(path, Arrays.copyOf(all, all.length + 1));
  }

  private static void assertRefused(Path path, byte[] bytes) throws IOException {
    Files.write(path, bytes);
    assertThatThrownBy(() -> StateFile.read(path))
        .isInstanceOf(IOException.class)
        .hasMessage("'" + path + "' is no whole state of a training");
  }

  @Test
  void theOlderOneIsThereWhenTheNewerIsDamaged() throws IOException {
    ResumeStates states = new ResumeStates(folder);
    for (long step : new long[] {8, 9, 10}) {
      states.save(state(step));
    }
    Path newest = folder.resolve("000000000010-000001.state");
    Files.write(newest, new byte[] {1, 2, 3});
    Files.write(folder.resolve("000000000011-000001.state.part"), new byte[5]);
    ResumeStates found = new ResumeStates(folder);
    assertThat(found.latest().orElseThrow().state().step()).isEqualTo(9);
    assertThat(found.damaged()).containsExactly("'" + newest + "' is no whole state of a training");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .containsExactlyInAnyOrder(newest, folder.resolve("000000000009-000001.state"));
    }
  }
}
