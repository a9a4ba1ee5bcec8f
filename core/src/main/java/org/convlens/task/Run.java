package org.convlens.task;

/**
 * How a piece of long work is run.
 *
 * @param seed of every random choice
 * @param progress hears how far it has come
 */
public record Run(long seed, Progress progress) {
  /** Seed 0, nobody listens. */
  public static final Run QUIET = new Run(0, Progress.SILENT);
}
