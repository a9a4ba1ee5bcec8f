package org.convlens.ascent;

import java.util.SplittableRandom;

/** How numbers become a picture, and a picture's gradient becomes the numbers' gradient. */
public interface Paint {
  /** Numbers to begin with. */
  float[] start(SplittableRandom random);

  /** Channels × height × width of the picture, 0..1. */
  int pixels();

  /** Rows of the picture. */
  int height();

  /** Makes the picture. */
  void paint(float[] numbers, float[] picture);

  /**
   * The exact adjoint of the derivative of {@link #paint}.
   *
   * @param picture what these numbers made
   * @param slope the gradient with respect to the picture
   * @return the gradient with respect to the numbers
   */
  float[] pull(float[] numbers, float[] picture, float[] slope);
}
