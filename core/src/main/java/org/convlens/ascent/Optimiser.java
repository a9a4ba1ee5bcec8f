package org.convlens.ascent;

/** How numbers follow a gradient uphill. One for each set of numbers: it may remember. */
public interface Optimiser {
  /** Changes the numbers. */
  void climb(float[] numbers, float[] gradient);
}
