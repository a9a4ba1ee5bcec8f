package org.convlens.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the user stops the program (Ctrl-C): the work is asked to come to an end, and
 * gets some time to write what is finished.
 */
final class Stopping {
  private static final int SECONDS_TO_FINISH = 8;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** Never stops. */
  static Stopping never() {
    return new Stopping();
  }

  static Stopping onShutdown() {
    Stopping stopping = new Stopping();
    Runtime.getRuntime().addShutdownHook(new Thread(stopping::stop, "stopping"));
    return stopping;
  }

  private void stop() {
    requested = true;
    try {
      boolean inTime = finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
      if (!inTime) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean requested() {
    return requested;
  }

  /** The work is over: nobody has to be waited for. */
  void finished() {
    finished.countDown();
  }
}
