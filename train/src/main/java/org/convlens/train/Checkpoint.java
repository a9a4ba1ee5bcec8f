package org.convlens.train;

/** Which weights a training hands over. */
public enum Checkpoint {
  /** Those after the last finished epoch. */
  LAST,
  /** Those after the epoch with the least validation loss, or training loss where there is none. */
  BEST
}
