package org.convlens.train.data;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convlens.net.Learner;

/**
 * The batches of a {@link Feed} one after the other, prepared by other threads while the ones
 * before are learned from. A few are held at once. For one thread; to be closed.
 */
public final class Ahead implements AutoCloseable {
  private final Feed feed;
  private final long until;
  private final ExecutorService workers;
  private final Deque<Future<Learner.Batch>> coming = new ArrayDeque<>();
  private long next;

  Ahead(Feed feed, long from, long until, int threads, int held) {
    this.feed = feed;
    this.next = from;
    this.until = until;
    this.workers = Executors.newFixedThreadPool(threads, Ahead::worker);
    for (int i = 0; i < held; i++) {
      order();
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "convlens-feed");
    thread.setDaemon(true);
    return thread;
  }

  private void order() {
    if (next < until) {
      long step = next++;
      coming.add(workers.submit(() -> feed.batch(step)));
    }
  }

  /**
   * The next batch.
   *
   * @throws IOException as {@link Feed#batch} does
   * @throws NoSuchElementException after the last one
   */
  public Learner.Batch next() throws IOException {
    Future<Learner.Batch> first = coming.remove();
    try {
      Learner.Batch batch = first.get();
      order();
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while pictures were read");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Ends the preparation; pictures that are being read are finished. */
  @Override
  public void close() {
    coming.forEach(batch -> batch.cancel(false));
    workers.shutdown();
  }
}
