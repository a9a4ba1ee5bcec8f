package org.convlens.train.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** When what happened, one line of JSON each. */
final class RunTimes {
  private final Path path;
  private final long begun = System.nanoTime();

  RunTimes(Path path) {
    this.path = path;
  }

  /**
   * @param step how many were made; negative where nobody says
   */
  void tell(String event, long step) throws IOException {
    tell(event, step, "");
  }

  /**
   * @param more further fields, each after a comma
   */
  void tell(String event, long step, String more) throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "{\"time\":\"%s\",\"event\":\"%s\"%s,\"seconds\":%.3f%s}%n",
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            event,
            step < 0 ? "" : ",\"step\":" + step,
            (System.nanoTime() - begun) / 1e9,
            more);
    try {
      Files.write(
          path,
          line.replace("\r", "").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw SafeFile.failure(path, e);
    }
  }
}
