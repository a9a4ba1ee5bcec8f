package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.catalog.Choice;
import org.convlens.task.StopsAfter;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  private static List<Examination> until(long steps) {
    Volume weights = Volume.of(1, 1, 4, 1, 4, 2, 0);
    Claim claim = HandClaim.of(weights, weights);
    return Examination.each(
        Choice.parse("saliency,occlusion:patch=1,rise:masks=64").stream()
            .map(choice -> new Examination.Candidate(choice.toString(), choice.method()))
            .toList(),
        claim.scene(),
        claim.target(),
        Checks.NONE,
        HandClaim.NO_ENGINE,
        new StopsAfter(steps));
  }

  @Test
  void methodsThatAreFinishedBeforeTheStopAreKept() {
    assertThat(until(Long.MAX_VALUE))
        .extracting(Examination::name)
        .containsExactly("saliency", "occlusion:patch=1", "rise:masks=64");
    assertThat(until(4 + 16)).hasSize(2);
    assertThat(until(2)).hasSize(1);
    assertThat(until(0)).isEmpty();
  }
}
