package org.convlens.studio;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.task.UsageException;

/** The engine, which starts while files are read. */
public final class Studio {
  private final Engines engines;
  private final CompletableFuture<Engine> engine;
  private final int threads;

  private Studio(Engines engines, CompletableFuture<Engine> engine, int threads) {
    this.engines = engines;
    this.engine = engine;
    this.threads = threads;
  }

  /** Starts an engine. */
  public static Studio start(Engines engines, Precision precision, int threads) {
    return new Studio(
        engines, CompletableFuture.supplyAsync(() -> engines.at(precision, threads)), threads);
  }

  /** What the engine comes from. */
  public Engines engines() {
    return engines;
  }

  public int threads() {
    return threads;
  }

  /** To be closed. */
  public Network open(OpenedModel opened) throws IOException {
    return engine().open(opened.model());
  }

  /**
   * @throws IOException with one line, if the native libraries do not load
   */
  public Engine engine() throws IOException {
    try {
      return engine.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UsageException usage) {
        throw usage;
      }
      String reason = Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("");
      throw new IOException("the engine (libtorch) does not start: " + reason, e);
    }
  }
}
