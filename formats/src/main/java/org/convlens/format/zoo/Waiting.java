package org.convlens.format.zoo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits that the user can end. */
final class Waiting {
  private static final long LOOK_MILLIS = 100;

  private Waiting() {}

  /** Such as {@code 30 s}. */
  static String text(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }

  static void pause(Duration duration, Meter meter) throws TransferException {
    long end = System.nanoTime() + duration.toNanos();
    try {
      while (System.nanoTime() < end) {
        meter.checkStopped();
        Thread.sleep(Math.min(LOOK_MILLIS, 1 + (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransferException.stopped();
    }
  }

  /**
   * What a computation elsewhere comes to.
   *
   * @throws TransferException if it does not come in time
   * @throws ExecutionException if it fails
   */
  static <T> T on(CompletableFuture<T> future, Duration limit, Meter meter)
      throws TransferException, ExecutionException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        meter.checkStopped();
        return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() > end) {
          future.cancel(true);
          throw TransferException.passing("no answer within " + text(limit));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw TransferException.stopped();
      } catch (TransferException e) {
        future.cancel(true);
        throw e;
      }
    }
  }
}
