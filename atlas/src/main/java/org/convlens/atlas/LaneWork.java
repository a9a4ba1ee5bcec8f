package org.convlens.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;
import org.jspecify.annotations.Nullable;

/** Pieces of work that threads of this machine do side by side, each on one thread. */
final class LaneWork {
  private final Progress whole;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private LaneWork(Progress whole) {
    this.whole = whole;
  }

  /** A piece of work. */
  @FunctionalInterface
  interface Piece {
    /**
     * @param number of the piece, from 0
     * @param progress to be asked whether to stop
     */
    void run(int number, Progress progress) throws IOException;
  }

  /**
   * Does all pieces, handed out in order. After a failure no others are begun, and the first one is
   * thrown.
   *
   * @param progress begun and ended elsewhere
   * @throws StoppedException if the progress was cancelled before all were done
   */
  static void each(int pieces, int lanes, Progress progress, Piece piece) throws IOException {
    LaneWork work = new LaneWork(progress);
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(lanes, pieces); i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int mine = next.getAndIncrement();
                    mine < pieces && work.goesOn();
                    mine = next.getAndIncrement()) {
                  work.attempt(mine, piece);
                }
              },
              "convlens atlas lane " + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      join(thread);
    }
    work.tell();
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean goesOn() {
    if (whole.cancelled()) {
      stopped.set(true);
    }
    return !stopped.get() && failure.get() == null;
  }

  private void attempt(int number, Piece piece) {
    try {
      piece.run(number, new Lane());
    } catch (StoppedException e) {
      stopped.set(true);
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private void tell() throws IOException {
    Throwable first = failure.get();
    if (first instanceof UncheckedIOException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    }
    if (first instanceof IOException e) {
      throw e;
    }
    if (first instanceof RuntimeException e) {
      throw e;
    }
    if (first instanceof Error e) {
      throw e;
    }
    if (stopped.get()) {
      throw new StoppedException("stopped");
    }
  }

  /** What a lane hears of the whole, one at a time. */
  private final class Lane implements Progress {
    @Override
    public void begin(String what, long steps) {}

    @Override
    public void advance(long steps, String note) {
      synchronized (whole) {
        whole.advance(steps, note);
      }
    }

    @Override
    public void end() {}

    @Override
    public boolean cancelled() {
      return !goesOn();
    }
  }
}
