package org.convlens.cli.option;

import java.io.IOException;
import java.util.Optional;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.TrainingWatch;
import org.convlens.net.Engine;
import org.convlens.net.Precision;
import org.convlens.studio.Filming;
import org.convlens.task.UsageException;
import org.convlens.train.run.Retention;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of trainings, begun or gone on with. */
public final class TrainingOptions {
  private static final double MOST_SECONDS = 86_400;

  @Option(
      names = "--keep",
      paramLabel = "all|best|N",
      description = {
        "Epochs whose weights stay in the folder: all, the best, or the latest N and the best"
            + " (default: all, or as before with --resume)."
      })
  private @Nullable String keep;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      description = {
        "How much work a kill may cost; a folder's state is written so often, and at the end of each"
            + " epoch (default: 30, or as before with --resume)."
      })
  private @Nullable Double every;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that compute. Otherwise as many as there are processors.")
  private @Nullable Integer threads;

  @Option(
      names = "--strict",
      description = {
        "Stop at a picture that cannot be read. Otherwise it is named, counted and left out."
      })
  private boolean strict;

  @Option(names = "--json", description = "Tell everything as lines of JSON.")
  private boolean json;

  @Option(
      names = "--film",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = {
        "Whether a folder keeps a film: what filters, maps and heatmaps looked like, for convlens"
            + " film (default: it does)."
      })
  private boolean film = true;

  @Option(names = "--watch", description = "Write the folder's film.html anew after each epoch.")
  private boolean page;

  /**
   * @throws UsageException if a page of no film is asked for
   */
  public Filming filming() {
    if (page && !film) {
      throw new UsageException("watch needs the film: leave out --no-film, or --watch");
    }
    return page ? Filming.PAGE : film ? Filming.FILM : Filming.NONE;
  }

  /** Absent if nobody says. */
  public Optional<Retention> keep() {
    return Optional.ofNullable(keep).map(Retention::parse);
  }

  /**
   * Seconds from one state to the next; absent if nobody says.
   *
   * @throws UsageException if it is none
   */
  public Optional<Double> every() {
    if (every != null && !(every >= 0 && every <= MOST_SECONDS)) {
      throw new UsageException("checkpoint-every " + every + ": must be from 0 to 86400 seconds");
    }
    return Optional.ofNullable(every);
  }

  public boolean json() {
    return json;
  }

  /** What computes. */
  public Engine engine() throws IOException {
    int processors = NetworkFlags.threads(threads);
    return TorchEngines.studio(Precision.FLOAT32, processors).engine(Precision.FLOAT32, processors);
  }

  public TrainingWatch watch(Console console) {
    return new TrainingWatch(console, json, strict);
  }
}
