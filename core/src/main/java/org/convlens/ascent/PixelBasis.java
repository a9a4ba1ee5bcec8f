package org.convlens.ascent;

import java.util.SplittableRandom;

/** Every number is a pixel; normal noise of a given spread to begin with. */
record PixelBasis(int size, double spread) implements Basis {
  @Override
  public float[] start(SplittableRandom random) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) (spread * random.nextGaussian());
    }
    return numbers;
  }

  @Override
  public void planes(float[] numbers, float[] planes) {
    System.arraycopy(numbers, 0, planes, 0, size);
  }

  @Override
  public void pull(float[] slope, float[] gradient) {
    System.arraycopy(slope, 0, gradient, 0, size);
  }
}
