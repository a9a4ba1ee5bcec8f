package org.convlens.atlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.convlens.atlas.Made;
import org.convlens.task.Run;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** What real pictures become is measured in docs/atlas-understanding.md. */
class ChartTest {
  private static final float[][] VECTORS = heaps(600, 8);
  private static final Chart CHART = new Chart(15, .1, 1000, 200, 1);

  /** Three heaps, far from each other. */
  private static float[][] heaps(int n, int d) {
    float[][] vectors = Made.vectors(21, n, d);
    for (int i = 0; i < n; i++) {
      vectors[i][i % 3] += 3 * (i % 3);
    }
    return vectors;
  }

  private static double distance(Plane plane, int i, int j) {
    return Math.hypot(plane.x()[i] - plane.x()[j], plane.y()[i] - plane.y()[j]);
  }

  @Test
  void trustIsMeasuredAsScikitLearnMeasuresIt() {
    float[][] vectors = Made.vectors(1, 60, 5);
    float[][] two = Arrays.stream(vectors).map(v -> Arrays.copyOf(v, 2)).toArray(float[][]::new);
    assertThat(Made.reference("trust")).hasSize(3);
    for (String[] line : Made.reference("trust")) {
      assertThat(Trust.of(vectors, two, Integer.parseInt(line[0])))
          .isCloseTo(Double.parseDouble(line[1]), within(1e-9));
    }
  }

  @Test
  void thoseNearInThePlaneWereNearBefore() {
    Plane plane = CHART.of(VECTORS, Run.QUIET);
    double trust = Trust.of(VECTORS, plane, 10);
    float[][] axes = Arrays.stream(VECTORS).map(v -> Arrays.copyOf(v, 2)).toArray(float[][]::new);
    assertThat(trust).isGreaterThan(Trust.of(VECTORS, axes, 10) + .05).isGreaterThan(.85);
  }

  @Test
  void heapsStayHeaps() {
    Plane plane = CHART.of(VECTORS, Run.QUIET);
    assertHeaps(plane);
    for (int i = 0; i < plane.size(); i++) {
      assertThat(plane.x()[i]).isBetween(0f, 1f);
      assertThat(plane.y()[i]).isBetween(0f, 1f);
    }
  }

  /** The nearest ten of each point are of its heap. */
  private static void assertHeaps(Plane plane) {
    for (int i = 0; i < plane.size(); i++) {
      int at = i;
      int[] order =
          java.util.stream.IntStream.range(0, plane.size())
              .boxed()
              .sorted(java.util.Comparator.comparingDouble((Integer j) -> distance(plane, at, j)))
              .limit(10)
              .mapToInt(j -> j % 3)
              .toArray();
      assertThat(order).containsOnly(i % 3);
    }
  }

  @Test
  void othersComeToLieAmongTheLandmarksOfTheirHeap() {
    assertHeaps(CHART.withLandmarks(200).of(VECTORS, Run.QUIET));
  }

  @Test
  void isTheSameForTheSameSeedOnAnyNumberOfThreads() {
    Chart few = CHART.withLandmarks(200);
    Plane one = few.of(VECTORS, Run.QUIET);
    Plane again = few.withThreads(3).of(VECTORS, Run.QUIET);
    assertThat(again.x()).isEqualTo(one.x());
    assertThat(again.y()).isEqualTo(one.y());
    Plane other = few.of(VECTORS, new Run(1, org.convlens.task.Progress.SILENT));
    assertThat(other.x()).isNotEqualTo(one.x());
  }

  @Test
  void vectorsThatAreAllTheSameAreLaidOutToo() {
    Plane plane = CHART.of(new float[50][3], Run.QUIET);
    for (int i = 0; i < plane.size(); i++) {
      assertThat(plane.x()[i]).isFinite();
      assertThat(plane.y()[i]).isFinite();
    }
  }

  @Test
  void refusesWhatNoMapIsMadeOf() {
    assertThatThrownBy(() -> CHART.of(new float[3][2], Run.QUIET))
        .isInstanceOf(UsageException.class)
        .hasMessage("3 vectors: a map wants four at least");
    assertThatThrownBy(() -> new Chart(2, .1, 100, 0, 1)).isInstanceOf(UsageException.class);
  }
}
