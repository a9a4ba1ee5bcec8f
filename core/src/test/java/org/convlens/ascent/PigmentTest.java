package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PigmentTest {
  @Test
  void mixesColoursAsLucidDoes() {
    float[] planes = {1, 2, 3};
    new Ink(3, true).colour(planes);
    float[] mixed = {1.082364f, 0.259768f, 0.389652f};
    for (int c = 0; c < 3; c++) {
      assertThat(planes[c]).isCloseTo((float) (1 / (1 + Math.exp(-mixed[c]))), within(1e-6f));
    }
  }

  private static void differs(Paint paint) {
    SplittableRandom random = new SplittableRandom(5);
    float[] numbers = paint.start(random);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= 20;
    }
    float[] slope = new float[paint.pixels()];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (float) random.nextGaussian();
    }
    float[] picture = new float[paint.pixels()];
    paint.paint(numbers, picture);
    float[] gradient = paint.pull(numbers, picture, slope);
    for (int i = 0; i < numbers.length; i += 7) {
      double rise =
          (value(paint, numbers, slope, i, 0.01f) - value(paint, numbers, slope, i, -0.01f)) / 0.02;
      assertThat((double) gradient[i]).as("number %d", i).isCloseTo(rise, within(2e-3));
    }
  }

  private static double value(Paint paint, float[] numbers, float[] slope, int i, float by) {
    float[] moved = numbers.clone();
    moved[i] += by;
    float[] picture = new float[paint.pixels()];
    paint.paint(moved, picture);
    double sum = 0;
    for (int k = 0; k < slope.length; k++) {
      sum += picture[k] * slope[k];
    }
    return sum;
  }

  @Test
  void aSpectrumsGradientIsItsDerivative() {
    differs(Pigment.fourier(3, 6, 5, 1, true));
  }

  @Test
  void greyPicturesTakeOnePlane() {
    differs(Pigment.fourier(1, 4, 4, 0.5, true));
  }

  @Test
  void pixelsGradientIsItsDerivative() {
    differs(Pigment.pixels(3, 4, 5, true));
  }

  @Test
  void beginsNearMiddleGrey() {
    Paint paint = Pigment.fourier(3, 16, 16, 1, true);
    float[] picture = new float[paint.pixels()];
    paint.paint(paint.start(new SplittableRandom(1)), picture);
    for (float pixel : picture) {
      assertThat(pixel).isBetween(0.45f, 0.55f);
    }
  }
}
