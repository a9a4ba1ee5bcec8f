package org.convlens.atlas.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.convlens.atlas.Made;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** Against sorting all distances. */
class ExactSearchTest {
  private static final float[][] VECTORS = Made.vectors(3, 1300, 7);

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void findsWhatSortingFinds() {
    for (int q = 0; q < 50; q++) {
      float[] query = Made.vectors(100 + q, 1, 7)[0];
      int[] sorted =
          IntStream.range(0, VECTORS.length)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> distance(query, VECTORS[i])))
              .limit(12)
              .mapToInt(i -> i)
              .toArray();
      Nearest found = new ExactSearch(VECTORS).nearest(query, 12);
      assertThat(found.ids()).isEqualTo(sorted);
      assertThat((double) found.distances()[11])
          .isCloseTo(distance(query, VECTORS[sorted[11]]), within(1e-6));
    }
  }

  @Test
  void doesNotTellAVectorAsItsOwnNeighbour() {
    Nearest[] found = ExactSearch.each(VECTORS, 5, 1, Progress.SILENT);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i].ids()).hasSize(5).doesNotContain(i);
    }
  }

  @Test
  void isTheSameOnSeveralThreads() {
    Nearest[] one = ExactSearch.each(VECTORS, 9, 1, Progress.SILENT);
    Nearest[] four = ExactSearch.each(VECTORS, 9, 4, Progress.SILENT);
    for (int i = 0; i < one.length; i++) {
      assertThat(four[i].ids()).isEqualTo(one[i].ids());
      assertThat(four[i].distances()).isEqualTo(one[i].distances());
    }
  }

  @Test
  void equallyNearOnesStandInTheirOrder() {
    float[][] same = new float[9][3];
    Arrays.fill(same[8], 1);
    assertThat(new ExactSearch(same).nearest(new float[3], 4).ids()).containsExactly(0, 1, 2, 3);
    assertThat(new ExactSearch(same).nearest(new float[3], 20).ids()).hasSize(9).endsWith(8);
    assertThat(ExactSearch.each(same, 3, 1, Progress.SILENT)[1].ids()).containsExactly(0, 2, 3);
  }

  @Test
  void refusesAVectorOfAnotherLength() {
    assertThatThrownBy(() -> new ExactSearch(VECTORS).nearest(new float[6], 1))
        .isInstanceOf(UsageException.class)
        .hasMessage("a vector of 6 numbers: those that are searched have 7");
  }
}
