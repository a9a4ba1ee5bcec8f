package org.convlens.train.data;

/**
 * One look at a picture. Every random choice about it is a function of these numbers, whichever
 * thread makes it and whatever was drawn before.
 *
 * @param seed of the training
 * @param pass how often all pictures were gone through before
 * @param picture its index in the set
 */
public record Look(long seed, long pass, int picture) {
  /** What changes from look to look. */
  SeededRandom changes() {
    return SeededRandom.at(seed, "augmentation", pass, picture);
  }

  /** Even or odd, taking turns from pass to pass; which comes first is drawn for each picture. */
  boolean turn() {
    return (SeededRandom.at(seed, "first view", picture).below(2) + pass) % 2 == 1;
  }
}
