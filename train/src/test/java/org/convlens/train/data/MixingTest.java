package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MixingTest {
  private static final int SIDE = 8;
  private static final int SIZE = 2 * SIDE * SIDE;
  private static final int[] LABELS = {0, 1, 2};

  /** Picture i is full of 10 · i. */
  private static float[] pictures() {
    float[] pixels = new float[3 * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 10 * (i / SIZE);
    }
    return pixels;
  }

  private static float[] mix(Mixing mixing, float[] pixels, int step) {
    return mixing.apply(pixels, LABELS, SIDE, SIDE, 4, SeededRandom.at(1, "mixing", step));
  }

  @Test
  void smoothedTargetsKeepPartOfTheirClass() {
    float[] pixels = pictures();
    float[] targets = mix(Mixing.NONE.smoothing(0.2), pixels, 0);
    assertThat(Arrays.copyOf(targets, 4)).containsExactly(0.85f, 0.05f, 0.05f, 0.05f);
    assertThat(pixels).isEqualTo(pictures());
  }

  @Test
  void mixupAddsPicturesAndTargetsInOneShare() {
    double sum = 0;
    for (int step = 0; step < 2000; step++) {
      float[] pixels = pictures();
      float[] targets = mix(new Mixing(0.4, 0, 0), pixels, step);
      float own = targets[5];
      assertThat(targets[4]).isCloseTo(1 - own, within(1e-6f));
      assertThat(pixels[SIZE + 3]).isCloseTo(10 * own, within(1e-5f));
      assertThat(pixels[2 * SIZE]).isCloseTo(20 * own + 10 * (1 - own), within(1e-5f));
      assertThat(pixels[0]).isCloseTo(20 * (1 - own), within(1e-5f));
      sum += own;
    }
    assertThat(sum / 2000).isCloseTo(0.5, within(0.03));
  }

  @Test
  void cutmixPastesARectangleAndTellsItsShare() {
    for (int step = 0; step < 200; step++) {
      float[] pixels = pictures();
      float[] targets = mix(new Mixing(0, 1, 0), pixels, step);
      int foreign = 0;
      for (int i = 0; i < SIDE * SIDE; i++) {
        assertThat(pixels[i]).isIn(0f, 20f).isEqualTo(pixels[SIDE * SIDE + i]);
        foreign += pixels[i] == 20 ? 1 : 0;
      }
      assertThat(targets[2]).isCloseTo(foreign / 64f, within(1e-6f));
      assertThat(pixels[SIZE]).isIn(0f, 10f);
    }
  }

  @Test
  void withBothEachBatchDrawsOne() {
    int pasted = 0;
    for (int step = 0; step < 400; step++) {
      float[] pixels = pictures();
      mix(new Mixing(1, 1, 0), pixels, step);
      boolean whole = true;
      for (float pixel : pixels) {
        whole &= pixel % 10 == 0;
      }
      pasted += whole ? 1 : 0;
    }
    assertThat(pasted).isBetween(160, 240);
  }

  /** Mean a / (a + b), variance a b / ((a + b)² (a + b + 1)). */
  @Test
  void sharesAreBetaDistributed() {
    for (double shape : new double[] {0.2, 1, 3}) {
      SeededRandom random = new SeededRandom(3, "beta");
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 20000; i++) {
        double share = random.beta(shape, shape);
        sum += share;
        squares += (share - 0.5) * (share - 0.5);
      }
      assertThat(sum / 20000).isCloseTo(0.5, within(0.01));
      assertThat(squares / 20000).isCloseTo(0.25 / (2 * shape + 1), within(0.005));
    }
  }
}
