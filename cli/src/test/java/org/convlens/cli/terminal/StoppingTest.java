package org.convlens.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convlens.picture.file.Png;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process that is asked to stop in the midst of long work. */
class StoppingTest {
  /** The bit of SIGINT among the signals that a process was started to ignore. */
  private static final long INTERRUPT = 1L << 1;

  @TempDir Path folder;

  @BeforeAll
  static void onSystemsWithSignals() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Assumptions.assumeFalse(windows, "skipped: this system has no signals");
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.convlens.cli.Cli",
                "draw",
                "rise",
                "digits",
                "digit:7",
                "--masks",
                "100000",
                "-o",
                "rise.png"))
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Waits until the work says how long it takes, sends a signal, and reads what is said then. */
  private static String stop(Process process, String signal) throws Exception {
    try (BufferedReader messages =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = messages.readLine();
      assertThat(line).startsWith("RISE, 100000 passes: about");
      assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor())
          .isZero();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return messages.lines().collect(Collectors.joining("\n"));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatIsFinishedIsKept() throws Exception {
    Process process = start();
    assertThat(stop(process, "TERM")).isEqualTo("convlens: stopped");
    assertThat(process.exitValue()).isEqualTo(143);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("rise.png"));
    }
    assertThat(Png.readText(folder.resolve("rise.png"))).containsKey(Png.PROVENANCE);
  }

  @Test
  void controlCEndsWith130() throws Exception {
    Assumptions.assumeFalse(
        ignoresInterrupts(), "skipped: this process was started to ignore SIGINT, as in a & job");
    Process process = start();
    stop(process, "INT");
    assertThat(process.exitValue()).isEqualTo(130);
  }

  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(
              line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT) != 0);
    }
  }

  @Test
  void peopleWaitLongerThanSystemsDo() {
    assertThat(Stopping.seconds(2)).isEqualTo(60);
    assertThat(Stopping.seconds(15)).isLessThan(10);
  }
}
