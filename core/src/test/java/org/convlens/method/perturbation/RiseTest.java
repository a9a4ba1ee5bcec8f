package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

/** A score that is not linear, on a picture wider than high, against loops over the same masks. */
class RiseTest {
  private static final int MASKS = 70;
  private static final int CELLS = 3;
  private static final double KEEP = 0.4;
  private static final int HEIGHT = 7;
  private static final int WIDTH = 10;
  private static final Volume PICTURE =
      Volume.generate(
          2, HEIGHT, WIDTH, (c, y, x) -> c == 0 ? (3 * y + 5 * x) % 7 - 2 : (2 * y + x) % 5 - 1);

  private static double score(Volume x) {
    double sum = 0;
    for (int i = HEIGHT * WIDTH; i < 2 * HEIGHT * WIDTH; i++) {
      sum += x.at(i);
    }
    return x.at(0, 4, 2) * x.at(1, 1, 8) + sum / 8;
  }

  private static Volume map(long seed) {
    HandNetwork network =
        HandNetwork.of(
            Shape.maps(2, HEIGHT, WIDTH),
            x -> Volume.of(1, 1, 1, (float) score(x)),
            (x, slope) -> x);
    return new Rise(MASKS, CELLS, KEEP)
        .explain(network, PICTURE, Score.logit(0), new Run(seed, Progress.SILENT))
        .map();
  }

  /** A grid of cells enlarged to one cell more than the picture, of which a part is cut out. */
  private static double[][] mask(SplittableRandom random) {
    int high = (HEIGHT + CELLS - 1) / CELLS;
    int wide = (WIDTH + CELLS - 1) / CELLS;
    double[][] kept = new double[CELLS][CELLS];
    for (double[] row : kept) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextDouble() < KEEP ? 1 : 0;
      }
    }
    int top = random.nextInt(high);
    int left = random.nextInt(wide);
    double[][] mask = new double[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int i = 0; i < CELLS; i++) {
          for (int j = 0; j < CELLS; j++) {
            mask[y][x] += kept[i][j] * share(y + top, i, high) * share(x + left, j, wide);
          }
        }
      }
    }
    return mask;
  }

  /** How much a cell counts at a pixel of the enlarged grid: 1 at its centre, 0 at the next's. */
  private static double share(int pixel, int cell, int size) {
    double place = (pixel + 0.5) * CELLS / ((CELLS + 1) * size) - 0.5;
    if (place < 0) {
      place = -place;
    } else if (place > CELLS - 1) {
      place = 2 * (CELLS - 1) - place;
    }
    return Math.max(0, 1 - Math.abs(place - cell));
  }

  @Test
  void isThePapersSumOverTheSameMasks() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] sum = new double[HEIGHT][WIDTH];
    for (int n = 0; n < MASKS; n++) {
      double[][] mask = mask(random);
      double score =
          score(
              Volume.generate(
                  2, HEIGHT, WIDTH, (c, y, x) -> (float) (PICTURE.at(c, y, x) * mask[y][x])));
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          sum[y][x] += score * mask[y][x] / (MASKS * KEEP);
        }
      }
    }
    Volume expected = Volume.generate(1, HEIGHT, WIDTH, (c, y, x) -> (float) sum[y][x]);
    assertThat((double) map(5).minus(expected).abs().max())
        .isCloseTo(0, within(1e-5 * expected.abs().max()));
  }

  @Test
  void theSeedDecides() {
    assertThat(map(3).toArray()).containsExactly(map(3).toArray()).isNotEqualTo(map(4).toArray());
  }
}
