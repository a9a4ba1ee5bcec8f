package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.convlens.net.Engine;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are answered: it has the engine, which can start while files are read, and keeps
 * the networks that were used last. Several threads may use one studio at once.
 */
public final class Studio implements AutoCloseable {
  private final Engines engines;
  private final int most;
  private final Map<Opening, Known> models = new LinkedHashMap<>();
  private final List<Kept> networks = new ArrayList<>();
  private final HeldPictures pictures = new HeldPictures();
  private Optional<Shelf> shelf = Optional.empty();
  private Optional<Atlases> atlases = Optional.empty();
  private @Nullable Started started;
  private boolean closed;

  /** A network as it was opened, and its files at that time. */
  private record Known(OpenedModel opened, Stamp stamp) {}

  /** An engine that starts, or has started. */
  private record Started(Precision precision, int threads, CompletableFuture<Engine> engine) {}

  /** A network that runs, and how many borrow it. */
  private static final class Kept {
    private final Network network;
    private final Precision precision;
    private final int threads;
    private int borrowers;

    private Kept(Network network, Precision precision, int threads) {
      this.network = network;
      this.precision = precision;
      this.threads = threads;
    }

    private boolean is(Model model, Precision in, int by) {
      return network.model().graph() == model.graph()
          && network.model().equals(model)
          && precision == in
          && threads == by;
    }
  }

  /**
   * @param most networks that are kept when nobody uses them, those used last
   */
  public Studio(Engines engines, int most) {
    this.engines = engines;
    this.most = most;
  }

  /** Keeps facts that took long to find there, too. To be said before anything is asked. */
  public Studio keeping(Shelf facts) {
    shelf = Optional.of(facts);
    return this;
  }

  /** Consults atlases, too. To be said before anything is asked. */
  public Studio consulting(Atlases who) {
    atlases = Optional.of(who);
    return this;
  }

  Optional<Atlases> atlases() {
    return atlases;
  }

  Optional<Shelf> shelf() {
    return shelf;
  }

  /** Starts an engine beside other work, unless it is the one that runs. */
  public Studio begin(Precision precision, int threads) {
    start(precision, threads);
    return this;
  }

  /**
   * @throws IOException with one line, if the native libraries do not load
   * @throws UsageException if this machine does not compute in that precision
   */
  public Engine engine(Precision precision, int threads) throws IOException {
    try {
      return start(precision, threads).engine().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UsageException usage) {
        throw usage;
      }
      String reason = Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("");
      throw new IOException("the engine (libtorch) does not start: " + reason, e);
    }
  }

  /** The threads of the latest one hold for all: going back to other threads starts one again. */
  private synchronized Started start(Precision precision, int threads) {
    Started latest = started;
    if (latest == null || latest.precision() != precision || latest.threads() != threads) {
      latest =
          new Started(
              precision,
              threads,
              CompletableFuture.supplyAsync(() -> engines.at(precision, threads)));
      started = latest;
    }
    return latest;
  }

  /**
   * A network, opened anew only if it is not kept or if its files have changed.
   *
   * @throws IOException with one line, if it cannot be opened
   */
  public OpenedModel model(Opening how) throws IOException {
    Stamp stamp = Stamp.of(how);
    synchronized (this) {
      Known known = models.remove(how);
      if (known != null && known.stamp().equals(stamp)) {
        models.put(how, known);
        return known.opened();
      }
    }
    OpenedModel opened = OpenedModel.open(how);
    synchronized (this) {
      models.put(how, new Known(opened, stamp));
      Iterator<Opening> oldest = models.keySet().iterator();
      while (models.size() > most) {
        oldest.next();
        oldest.remove();
      }
    }
    return opened;
  }

  /**
   * A picture that is held, or a file, or what has this name.
   *
   * @throws IOException with one line, if it cannot be opened, or is another than the one that was
   *     looked at before
   */
  public OpenedPicture picture(Source source) throws IOException {
    Optional<OpenedPicture> held = pictures.find(source);
    return held.isPresent() ? held.get() : OpenedPicture.open(source);
  }

  /** Pictures that requests can name although no file holds them. */
  public HeldPictures pictures() {
    return pictures;
  }

  /** Lends a network as a question wants it computed. */
  public Loan lend(Model model, Question question) throws IOException {
    return lend(model, question.precision(), question.threads());
  }

  /** Lends a network: one that is kept, or one that is opened for it. */
  public Loan lend(Model model, Precision precision, int threads) throws IOException {
    Engine engine = engine(precision, threads);
    synchronized (this) {
      Kept lent =
          networks.stream()
              .filter(kept -> kept.is(model, precision, threads))
              .findFirst()
              .orElseGet(() -> new Kept(engine.open(model), precision, threads));
      networks.remove(lent);
      networks.add(lent);
      lent.borrowers++;
      return new Loan(lent.network, () -> takeBack(lent));
    }
  }

  private synchronized void takeBack(Kept kept) {
    kept.borrowers--;
    closeAllBut(closed ? 0 : most);
  }

  /** Closes those that nobody uses, the least used first. */
  private void closeAllBut(int few) {
    List<Kept> idle = networks.stream().filter(kept -> kept.borrowers == 0).toList();
    for (Kept kept : idle.subList(0, Math.max(0, idle.size() - few))) {
      networks.remove(kept);
      kept.network.close();
    }
  }

  /** Closes the networks that it keeps; those that are lent are closed when they are given back. */
  @Override
  public synchronized void close() {
    closed = true;
    models.clear();
    closeAllBut(0);
  }
}
