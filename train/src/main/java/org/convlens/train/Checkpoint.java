package org.convlens.train;

/** Which weights a training hands over. */
public enum Checkpoint {
  /** Those after the last finished epoch. */
  LAST,
  /**
   * Those after the epoch with the least validation loss; those after the last finished epoch where
   * nothing is held back.
   */
  BEST
}
