package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convlens.task.Fingerprint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that trains is killed at random instants, and gone on with: nothing is lost. */
class KillTest {
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path folder;

  @Test
  void aTrainingThatIsKilledEndsAsIfNothingHadHappened() throws Exception {
    kill(4, 1);
  }

  @Test
  @Tag("thorough")
  void howeverOftenItIsKilled() throws Exception {
    kill(50, 2);
  }

  private void kill(int kills, long seed) throws Exception {
    Path calm = folder.resolve("calm");
    long begun = System.nanoTime();
    assertThat(endsWithin(start(calm), NEVER)).isTrue();
    int longest = (int) ((System.nanoTime() - begun) / 3_000_000);
    Map<String, String> expected = digests(calm);
    assertThat(expected)
        .containsKeys("best.onnx", "last.onnx", "epochs/0005.onnx", "film.frames")
        .containsKeys("history.jsonl", "resume/000000000160-000005.state");
    Random random = new Random(seed);
    int killed = 0;
    for (int run = 0; killed < kills; run++) {
      Path wild = folder.resolve("wild" + run);
      boolean finished = false;
      while (!finished) {
        Process process = start(wild);
        int patience = killed < kills ? random.nextInt(longest) : NEVER;
        finished = endsWithin(process, patience);
        killed += finished ? 0 : 1;
      }
      assertThat(digests(wild)).as("run " + run).isEqualTo(expected);
    }
  }

  private static Process start(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KillableTraining.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** Whether it ended by itself before it was killed. */
  private static boolean endsWithin(Process process, int millis) throws Exception {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).isEqualTo(KillableTraining.READY);
      if (millis == NEVER) {
        assertThat(reader.lines().toList()).isEmpty();
        assertThat(process.waitFor()).isZero();
        return true;
      }
      Thread.sleep(millis);
      if (process.isAlive()) {
        process.destroyForcibly();
      }
      return process.waitFor() == 0;
    }
  }

  /** Of all files but those of times and locks. */
  static Map<String, String> digests(Path run) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString().replace('\\', '/');
        if (!name.equals("times.jsonl") && !name.equals(".lock")) {
          digests.put(name, Fingerprint.of(file));
        }
      }
    }
    return digests;
  }
}
