package org.convlens.ascent;

/**
 * Steps of one length: x += rate · g / (√mean(g²) + 1e-5).
 *
 * @param rate the root of the mean square of a step
 */
public record EvenSteps(double rate) implements Optimiser {
  private static final double EPSILON = 1e-5;

  @Override
  public void climb(float[] numbers, float[] gradient) {
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    float factor = (float) (rate / (Math.sqrt(squares / gradient.length) + EPSILON));
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += factor * gradient[i];
    }
  }
}
