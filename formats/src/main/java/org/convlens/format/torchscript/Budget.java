package org.convlens.format.torchscript;

import org.convlens.format.file.FormatException;

/** How long a program may be followed, and how deep. */
final class Budget {
  private static final long MOST_STEPS = 5_000_000;
  private static final int DEEPEST = 600;

  private long steps;
  private int depth;

  /** Counts work done. */
  void spend(long work) throws FormatException {
    if (work > MOST_STEPS - steps) {
      throw new FormatException("the program takes more than " + MOST_STEPS + " steps");
    }
    steps += work;
  }

  /** Whether there is much left. */
  boolean isFresh() {
    return steps < MOST_STEPS / 2;
  }

  /** Goes one level down; {@link #leave} comes back. */
  void enter() throws FormatException {
    spend(1);
    if (++depth > DEEPEST) {
      throw new FormatException("the program's calls nest deeper than " + DEEPEST + " levels");
    }
  }

  void leave() {
    depth--;
  }

  /** Forgets the depth, after a failure. */
  void rise() {
    depth = 0;
  }
}
