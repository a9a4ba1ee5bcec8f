package org.convlens.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the user stops the program (Ctrl-C, or {@code kill}): work that listens is
 * asked to come to an end, and gets some time to write what is finished; all else ends at once. So
 * does everything when the user asks a second time.
 */
final class Stopping {
  private static final int SECONDS_TO_FINISH = 8;

  /** What is added to a signal's number, as shells do. */
  private static final int BY_SIGNAL = 128;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int code;
  private volatile boolean listening;

  /** Never stops. */
  static Stopping never() {
    return new Stopping();
  }

  static Stopping onSignals() {
    Stopping stopping = new Stopping();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signals.on(name, stopping::stop);
    }
    return stopping;
  }

  private void stop(int signal) {
    boolean again = requested();
    code = BY_SIGNAL + signal;
    if (again) {
      end("stopped at once: what was not finished is lost");
    } else if (!listening) {
      end("stopped");
    } else {
      awaitWork();
    }
  }

  private void awaitWork() {
    try {
      if (!finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        end("stopped: what was not finished within " + SECONDS_TO_FINISH + " s is lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String message) {
    System.err.println("convlens: " + message);
    System.exit(code);
  }

  boolean requested() {
    return code != 0;
  }

  /** From now on the work looks whether it is to stop, and writes what is finished. */
  void listen() {
    listening = true;
  }

  /**
   * The work is over: nobody has to be waited for.
   *
   * @param code with which it ended
   * @return with which the program ends: 128 and the signal's number if it was stopped
   */
  int finished(int code) {
    finished.countDown();
    return requested() ? this.code : code;
  }
}
