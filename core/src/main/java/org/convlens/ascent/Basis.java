package org.convlens.ascent;

import java.util.SplittableRandom;

/** Which numbers stand for the planes of a picture, before colour: a linear map. */
interface Basis {
  /** Numbers to begin with. */
  float[] start(SplittableRandom random);

  /** Numbers of all planes. */
  int size();

  void planes(float[] numbers, float[] planes);

  /** The adjoint of {@link #planes}. */
  void pull(float[] slope, float[] gradient);
}
