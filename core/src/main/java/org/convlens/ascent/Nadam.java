package org.convlens.ascent;

/** Adam with Nesterov's momentum and its warming schedule (Dozat 2016), uphill, ε = 1e-7. */
public final class Nadam implements Optimiser {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-7;
  private static final double WARMING = 0.96;
  private static final double SCHEDULE = 0.004;

  private final double rate;
  private final float[] mean;
  private final float[] square;
  private double product = 1;
  private int steps;

  /**
   * @param rate how far a step goes
   * @param size how many numbers there are
   */
  public Nadam(double rate, int size) {
    this.rate = rate;
    this.mean = new float[size];
    this.square = new float[size];
  }

  @Override
  public void climb(float[] numbers, float[] gradient) {
    steps++;
    double now = momentum(steps);
    double next = momentum(steps + 1);
    product *= now;
    double ofMean = next / (1 - product * next);
    double ofGradient = (1 - now) / (1 - product);
    double ofSquare = 1 / (1 - Math.pow(BETA2, steps));
    for (int i = 0; i < numbers.length; i++) {
      float g = gradient[i];
      mean[i] += (float) ((1 - BETA1) * (g - mean[i]));
      square[i] += (float) ((1 - BETA2) * (g * g - square[i]));
      double direction = ofMean * mean[i] + ofGradient * g;
      numbers[i] += (float) (rate * direction / (Math.sqrt(square[i] * ofSquare) + EPSILON));
    }
  }

  private static double momentum(int step) {
    return BETA1 * (1 - 0.5 * Math.pow(WARMING, step * SCHEDULE));
  }
}
