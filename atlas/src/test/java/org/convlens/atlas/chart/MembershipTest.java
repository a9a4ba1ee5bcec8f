package org.convlens.atlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import org.convlens.atlas.Made;
import org.convlens.atlas.nearest.ExactSearch;
import org.convlens.atlas.nearest.Nearest;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Test;

/** The paper's equation solved by SciPy, in {@code reference.py}: umap-learn is 2e-6 from it. */
class MembershipTest {
  private static final int NEIGHBOURS = 8;

  private final Nearest[] nearest =
      ExactSearch.each(Made.vectors(1, 60, 5), NEIGHBOURS - 1, 1, Progress.SILENT);

  @Test
  void rhoAndSigmaSolveTheEquation() {
    Membership[] memberships = FuzzyGraph.memberships(nearest);
    List<String[]> lines = Made.reference("membership");
    assertThat(lines).hasSize(60);
    for (String[] line : lines) {
      Membership membership = memberships[Integer.parseInt(line[0])];
      assertThat(membership.rho()).isCloseTo(Double.parseDouble(line[1]), within(1e-6));
      assertThat(membership.sigma()).isCloseTo(Double.parseDouble(line[2]), within(2e-6));
    }
  }

  @Test
  void theUnionHoldsWhatEitherSays() {
    FuzzyGraph graph = FuzzyGraph.of(nearest);
    TreeMap<String, Double> found = new TreeMap<>();
    for (int i = 0; i < graph.size(); i++) {
      for (int at = graph.starts()[i]; at < graph.starts()[i + 1]; at++) {
        found.put(i + " " + graph.columns()[at], graph.weights()[at]);
      }
    }
    List<String[]> lines = Made.reference("union");
    assertThat(found).hasSize(lines.size());
    for (String[] line : lines) {
      assertThat(found.get(line[0] + " " + line[1]))
          .isCloseTo(Double.parseDouble(line[2]), within(1e-5));
    }
  }

  @Test
  void vectorsInOnePlaceBelongTogetherWholly() {
    FuzzyGraph graph = FuzzyGraph.of(ExactSearch.each(new float[20][3], 4, 1, Progress.SILENT));
    assertThat(graph.weights()).isNotEmpty().containsOnly(1);
  }

  @Test
  void unlinkedPartsAreCounted() {
    float[][] two = Made.vectors(2, 40, 3);
    for (int i = 20; i < 40; i++) {
      two[i][0] += 100;
    }
    int[] parts = FuzzyGraph.of(ExactSearch.each(two, 15, 1, Progress.SILENT)).parts();
    assertThat(parts[0]).isZero();
    assertThat(parts[39]).isEqualTo(1);
    assertThat(parts).containsOnly(0, 1);
  }
}
