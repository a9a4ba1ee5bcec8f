package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convlens.cli.Cli;
import org.convlens.task.Fingerprint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program itself, with the engine and the film, is killed while it trains and saves its state
 * after every step. All files but that of times are then those of a training that was left alone.
 */
class KilledTrainingTest {
  @TempDir Path folder;

  @Test
  void nothingIsLost() throws Exception {
    kill(1, 1);
  }

  @Test
  @Tag("thorough")
  void howeverOftenItIsKilled() throws Exception {
    kill(20, 2);
  }

  private void kill(int kills, long seed) throws Exception {
    Path data = DrawnDigits.write(folder.resolve("data"), 60, 20);
    Path calm = folder.resolve("calm");
    Run left = Run.of(words(data, calm).toArray());
    assertThat(left.code()).as(left.err()).isZero();
    Map<String, String> expected = digests(calm);
    assertThat(expected)
        .containsKeys("film.frames", "history.jsonl", "best.onnx", "last.onnx", "epochs/0002.onnx")
        .containsKey("resume/000000000012-000002.state");
    Random random = new Random(seed);
    int killed = 0;
    for (int times = 0; killed < kills; times++) {
      Path wild = folder.resolve("wild" + times);
      boolean finished = false;
      while (!finished && killed < kills) {
        List<String> words = Files.exists(wild.resolve("run.json")) ? on(wild) : words(data, wild);
        boolean wasKilled = isKilled(words, wild, random);
        killed += wasKilled ? 1 : 0;
        finished = !wasKilled;
      }
      Run last =
          Run.of((Files.exists(wild.resolve("run.json")) ? on(wild) : words(data, wild)).toArray());
      assertThat(last.code()).as(last.err()).isZero();
      assertThat(last.err()).doesNotContain("may differ");
      assertThat(digests(wild)).as("run %d", times).isEqualTo(expected);
    }
  }

  private static List<String> words(Path data, Path run) {
    String text = "train digits --epochs 2 --batch 8 --threads 1 --checkpoint-every 0 --data";
    return Stream.concat(Stream.of(text.split(" ", -1)), Stream.of("" + data, "-o", "" + run))
        .toList();
  }

  private static List<String> on(Path run) {
    return List.of("train", "--resume", run.toString(), "--threads", "1");
  }

  /** Ended a few milliseconds after the next states were written, unless it ended by itself. */
  private static boolean isKilled(List<String> words, Path run, Random random) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.concat(
                Stream.of(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Cli.class.getName()),
                words.stream())
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long before = newest(run);
    int more = 1 + random.nextInt(5);
    while (process.isAlive() && newest(run) < before + more) {
      Thread.sleep(5);
    }
    Thread.sleep(random.nextInt(40));
    process.destroyForcibly();
    return process.waitFor() != 0;
  }

  /** The step of the newest state; 0 before the first. */
  private static long newest(Path run) throws IOException {
    Path states = run.resolve("resume");
    if (!Files.isDirectory(states)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(states)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".state"))
          .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('-'))))
          .max()
          .orElse(0);
    }
  }

  private static Map<String, String> digests(Path run) throws IOException {
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
