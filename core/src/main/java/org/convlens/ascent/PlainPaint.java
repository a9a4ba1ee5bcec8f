package org.convlens.ascent;

import java.util.SplittableRandom;

/**
 * Numbers that are the pixels, neither squashed nor clipped: even noise around grey to begin with.
 *
 * @param pixels channels × height × width
 * @param level of the darkest noise, 0..1
 * @param breadth from the darkest noise to the lightest
 */
public record PlainPaint(int pixels, int height, double level, double breadth) implements Paint {
  @Override
  public float[] start(SplittableRandom random) {
    float[] numbers = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      numbers[i] = (float) (level + breadth * random.nextDouble());
    }
    return numbers;
  }

  @Override
  public void paint(float[] numbers, float[] picture) {
    System.arraycopy(numbers, 0, picture, 0, pixels);
  }

  @Override
  public float[] pull(float[] numbers, float[] picture, float[] slope) {
    return slope;
  }
}
