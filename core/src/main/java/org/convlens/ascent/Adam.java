package org.convlens.ascent;

/** Adam (Kingma and Ba 2014), uphill: β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
public final class Adam implements Optimiser {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final float[] mean;
  private final float[] square;
  private int steps;

  /**
   * @param rate how far a step goes
   * @param size how many numbers there are
   */
  public Adam(double rate, int size) {
    this.rate = rate;
    this.mean = new float[size];
    this.square = new float[size];
  }

  @Override
  public void climb(float[] numbers, float[] gradient) {
    steps++;
    float step = (float) (rate / (1 - Math.pow(BETA1, steps)));
    float correction = (float) (1 / Math.sqrt(1 - Math.pow(BETA2, steps)));
    Chunks.each(
        numbers.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float g = gradient[i];
            mean[i] += (1 - BETA1) * (g - mean[i]);
            square[i] += (1 - BETA2) * (g * g - square[i]);
            numbers[i] +=
                step * mean[i] / ((float) Math.sqrt(square[i]) * correction + (float) EPSILON);
          }
        });
  }
}
