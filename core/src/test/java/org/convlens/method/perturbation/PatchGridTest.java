package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Patch;
import org.junit.jupiter.api.Test;

class PatchGridTest {
  private static final PatchGrid GRID = new PatchGrid(14, 11, 3, 2, true);

  @Test
  void coarsePositionsComeFirstThoseInTheMiddleBeforeOthersAndNoneIsLeftOut() {
    int[] order = GRID.coarseFirst();
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, GRID.count()).toArray());
    assertThat(Arrays.copyOf(order, 4)).containsExactly(20, 24, 0, 4);
  }

  @Test
  void theLastPatchIsCutOff() {
    Volume filling = Volume.generate(2, 14, 11, (c, y, x) -> 100 * y + x);
    Patch last = GRID.patch(filling, GRID.count() - 1);
    assertThat(last.top()).isEqualTo(12);
    assertThat(last.values()).hasToString("2 × 2 × 3");
    assertThat(last.values().at(0, 0, 0)).isEqualTo(1208);
  }

  /** Rows and columns 0..6 and 0..4; the positions of every fourth row and column have a score. */
  @Test
  void aStoppedMapIsACoarseMap() {
    double[] scores = new double[GRID.count()];
    Arrays.fill(scores, Double.NaN);
    scores[0] = 1;
    scores[4] = 2;
    scores[20] = 3;
    double[] filled = GRID.filled(scores, -1);
    assertThat(filled[6]).isEqualTo(1);
    assertThat(filled[3]).isEqualTo(2);
    assertThat(filled[11]).isEqualTo(3);
    assertThat(filled[24]).isEqualTo(-1);
  }
}
