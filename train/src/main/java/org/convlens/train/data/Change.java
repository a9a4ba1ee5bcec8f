package org.convlens.train.data;

/**
 * A random change of training pictures. Implementations are records whose components are knobs;
 * with their knobs at nothing they take as many random numbers and change nothing.
 */
public sealed interface Change permits Turn, Shift, Stretch, Mirror {
  /** One of them, drawn for a picture of so many rows and columns. */
  Motion draw(int height, int width, SeededRandom random);

  /** Where the pixels of a changed picture lie in the one before. */
  @FunctionalInterface
  interface Motion {
    /**
     * @param point row and column from the middle of the picture; those in the one before
     *     afterwards
     */
    void back(double[] point);
  }
}
