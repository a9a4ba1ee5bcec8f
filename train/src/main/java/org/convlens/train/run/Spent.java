package org.convlens.train.run;

import java.util.Locale;

/** What writing took so far, in nanoseconds. Not thread-safe. */
final class Spent {
  long states;
  long weights;
  long film;

  /** Fields of JSON in seconds, each after a comma. */
  String text() {
    return String.format(
        Locale.ROOT,
        ",\"states\":%.3f,\"weights\":%.3f,\"film\":%.3f",
        states / 1e9,
        weights / 1e9,
        film / 1e9);
  }
}
