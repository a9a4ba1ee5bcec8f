package org.convlens.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.task.UsageException;
import org.convlens.torch.Torch;

/** The engine, which starts while files are read. */
final class Studio {
  private final CompletableFuture<Engine> engine;
  private final int threads;

  private Studio(CompletableFuture<Engine> engine, int threads) {
    this.engine = engine;
    this.threads = threads;
  }

  static Studio start(int threads) {
    return start(threads, Precision.FLOAT32);
  }

  static Studio start(int threads, Precision precision) {
    Torch.Options options = new Torch.Options(threads, precision);
    return new Studio(CompletableFuture.supplyAsync(() -> Torch.engine(options)), threads);
  }

  int threads() {
    return threads;
  }

  /** To be closed. */
  Network open(OpenedModel opened) throws IOException {
    return engine().open(opened.model());
  }

  /**
   * @throws IOException with one line, if the native libraries do not load
   */
  Engine engine() throws IOException {
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
