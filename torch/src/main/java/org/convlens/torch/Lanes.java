package org.convlens.torch;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Threads of Java that look at networks side by side, each with its share of the threads for one
 * operator: nobody waits at the end of every operator for those who do the rest of it.
 */
final class Lanes {
  /** Two passes over half of the pictures each hold as many numbers as one over all. */
  private static final int COUNT = 2;

  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final ExecutorService executor;

  private Lanes(ExecutorService executor) {
    this.executor = executor;
  }

  /**
   * Starts them. They last until the process ends.
   *
   * @param threads for one operator, of all lanes together; at least two
   */
  static Lanes of(int threads) {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            COUNT,
            work -> {
              Thread thread = new Thread(() -> begin(threads / COUNT, work), "convlens lane");
              thread.setDaemon(true);
              return thread;
            });
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> {}, executor),
            CompletableFuture.runAsync(() -> {}, executor))
        .join();
    // Each share was also what threads that come later begin with.
    torch.set_num_threads(threads);
    return new Lanes(executor);
  }

  /** Libtorch gives a thread the common number when it is first asked; then it can be changed. */
  private static void begin(int share, Runnable work) {
    torch.get_num_threads();
    torch.set_num_threads(share);
    INSIDE.set(true);
    work.run();
  }

  /** Whether the thread that asks is one of them. */
  static boolean isInside() {
    return INSIDE.get();
  }

  /** Those of this process; none for work that one of them does, or where there are none. */
  static Optional<Lanes> free() {
    return INSIDE.get() ? Optional.empty() : Libtorch.lanes();
  }

  /**
   * Does pieces of work, handed out in order. After a failure no others are begun, and the first
   * one is thrown. Those who call it at the same time take turns.
   */
  void each(int count, IntConsumer piece) {
    Job job = new Job(count, piece);
    for (int i = 0; i < COUNT; i++) {
      executor.execute(job);
    }
    job.await();
  }

  /** Does one piece whenever a lane is free, and lines up again behind the others. */
  private final class Job implements Runnable {
    private final int count;
    private final IntConsumer piece;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger(COUNT);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CompletableFuture<?> end = new CompletableFuture<>();

    Job(int count, IntConsumer piece) {
      this.count = count;
      this.piece = piece;
    }

    @Override
    public void run() {
      int mine = next.getAndIncrement();
      if (mine < count && failure.get() == null) {
        attempt(mine);
        executor.execute(this);
      } else if (busy.decrementAndGet() == 0) {
        end.complete(null);
      }
    }

    private void attempt(int mine) {
      try {
        piece.accept(mine);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }

    void await() {
      end.join();
      Throwable first = failure.get();
      if (first instanceof RuntimeException e) {
        throw e;
      }
      if (first instanceof Error e) {
        throw e;
      }
    }
  }
}
