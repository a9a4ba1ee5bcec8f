package org.convlens.atlas.nearest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.convlens.atlas.chart.Dice;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million vectors around 10,000 centres that lie in a space of 24 dimensions, as those of
 * networks lie in few: {@code mvn verify -Pperformance -Dconvlens.vectors=1000000
 * -Dconvlens.dimensions=64}.
 */
@Tag("performance")
class NeighbourSpeedTest {
  private static final int HIDDEN = 24;
  private static final int CENTRES = 10_000;
  private static final int QUERIES = 200;

  @TempDir private Path folder;

  @Test
  void findsAmongAMillionInTwentyMilliseconds() throws Exception {
    int count = Integer.getInteger("convlens.vectors", 1_000_000);
    int dimensions = Integer.getInteger("convlens.dimensions", 64);
    float[][] all = vectors(count + QUERIES, dimensions, new Dice(1));
    float[][] vectors = Arrays.copyOf(all, count);
    float[][] queries = Arrays.copyOfRange(all, count, count + QUERIES);
    long start = System.nanoTime();
    Path file = folder.resolve("million.nn");
    NeighbourIndex.of(vectors, Likeness.DIRECTION, 1, Progress.SILENT).write(file);
    double built = (System.nanoTime() - start) * 1e-9;
    NeighbourIndex index = NeighbourIndex.open(file);
    double[] millis = new double[QUERIES];
    for (int round = 0; round < 2; round++) {
      for (int q = 0; q < QUERIES; q++) {
        long begin = System.nanoTime();
        index.like(queries[q], 10);
        millis[q] = (System.nanoTime() - begin) * 1e-6;
      }
    }
    Arrays.sort(millis);
    float[][] prepared = new float[count][];
    Arrays.setAll(prepared, i -> Likeness.DIRECTION.prepared(vectors[i]));
    float[][] asked = new float[QUERIES][];
    Arrays.setAll(asked, i -> Likeness.DIRECTION.prepared(queries[i]));
    double recall = NeighbourIndexTest.recall(index, prepared, asked);
    System.out.printf(
        "%,d vectors of %d: built in %.0f s, %,d MB; a query takes %.2f ms (median), %.2f ms (95 %%);"
            + " recall@10 %.4f%n",
        count,
        dimensions,
        built,
        Files.size(file) >> 20,
        millis[QUERIES / 2],
        millis[QUERIES * 95 / 100],
        recall);
    assertThat(recall).isGreaterThanOrEqualTo(.95);
    assertThat(millis[QUERIES * 95 / 100]).isLessThanOrEqualTo(20);
  }

  private static float[][] vectors(int count, int dimensions, Dice dice) {
    float[][] turn = gaussian(HIDDEN, dimensions, dice);
    float[][] centres = gaussian(CENTRES, HIDDEN, dice);
    float[][] vectors = new float[count][dimensions];
    for (float[] vector : vectors) {
      float[] centre = centres[dice.below(CENTRES)];
      for (int h = 0; h < HIDDEN; h++) {
        double hidden = centre[h] + .5 * dice.gaussian();
        for (int k = 0; k < dimensions; k++) {
          vector[k] += (float) (hidden * turn[h][k]);
        }
      }
    }
    return vectors;
  }

  private static float[][] gaussian(int rows, int columns, Dice dice) {
    float[][] made = new float[rows][columns];
    for (float[] row : made) {
      for (int k = 0; k < columns; k++) {
        row[k] = (float) dice.gaussian();
      }
    }
    return made;
  }
}
