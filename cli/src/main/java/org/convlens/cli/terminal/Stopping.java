package org.convlens.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the user stops the program (Ctrl-C, or {@code kill}): work that listens is
 * asked to come to an end, and gets some time to write what is finished; all else ends at once. So
 * does everything when the user asks a second time.
 */
public final class Stopping {
  /** What Ctrl-C raises; people can press it again. */
  private static final int INTERRUPT = 2;

  /** After so many seconds people are told that they can. */
  private static final int PATIENCE = 3;

  private static final int SECONDS_FOR_PEOPLE = 60;

  /** Whoever ends programs in the name of a system kills them after ten. */
  private static final int SECONDS_FOR_SYSTEMS = 8;

  /** What is added to a signal's number, as shells do. */
  private static final int BY_SIGNAL = 128;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int code;
  private volatile boolean listening;

  /** Never stops. */
  static Stopping never() {
    return new Stopping();
  }

  public static Stopping onSignals() {
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
      awaitWork(seconds(signal));
    }
  }

  /** How long work that was stopped may take to write what is finished. */
  static int seconds(int signal) {
    return signal == INTERRUPT ? SECONDS_FOR_PEOPLE : SECONDS_FOR_SYSTEMS;
  }

  private void awaitWork(int seconds) {
    try {
      if (finished.await(PATIENCE, TimeUnit.SECONDS)) {
        return;
      }
      if (seconds == SECONDS_FOR_PEOPLE) {
        System.err.println("convlens: writing what is finished; Ctrl-C again ends at once");
      }
      if (!finished.await(seconds - PATIENCE, TimeUnit.SECONDS)) {
        end("stopped: what was not finished within " + seconds + " s is lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String message) {
    System.err.println("convlens: " + message);
    System.exit(code);
  }

  public boolean requested() {
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
  public int finished(int code) {
    finished.countDown();
    return requested() ? this.code : code;
  }
}
