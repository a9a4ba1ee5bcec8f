package org.convlens.format.zoo;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param answer until it answers
 * @param stall without a byte from it
 * @param attempts in a row that bring next to nothing
 * @param pause before the second attempt; doubles with each
 */
record Patience(Duration answer, Duration stall, int attempts, Duration pause) {
  static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), 4, Duration.ofSeconds(1));

  /**
   * @param failures so far, at least 1
   */
  Duration pauseAfter(int failures) {
    return pause.multipliedBy(1L << Math.min(failures - 1, 6));
  }
}
