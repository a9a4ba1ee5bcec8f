package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class InsertionTest {
  private static final Volume WEIGHTS =
      Volume.generate(1, 16, 16, (c, y, x) -> (y * 7 + x * 3) % 11 / 40f);

  @Test
  void goesFromTheBlurredPictureToTheSharpOne() {
    Claim claim = HandClaim.of(WEIGHTS, WEIGHTS);
    Answer answer =
        new Insertion(8, 1).ask(claim, HandClaim.NO_ENGINE, new Run(3, Progress.SILENT));
    Confidence confidence = new Confidence(claim.network(), 0);
    Volume input = claim.scene().input();
    List<Double> p = answer.numbers("probabilities");
    assertThat(p.get(0)).isCloseTo(confidence.of(PictureBlur.of(input)), within(1e-9));
    assertThat(p.get(8)).isCloseTo(confidence.of(input), within(1e-9));
    assertThat(p).isSorted();
  }

  @Test
  void aMapOfWhatCountsBeatsChance() {
    Answer good =
        new Insertion(8, 4)
            .ask(HandClaim.of(WEIGHTS, WEIGHTS), HandClaim.NO_ENGINE, new Run(3, Progress.SILENT));
    assertThat(good.number("area")).isGreaterThan(good.number("chance"));
    Claim wrong = HandClaim.of(WEIGHTS, WEIGHTS.times(-1));
    assertThat(
            new Insertion(8, 4)
                .ask(wrong, HandClaim.NO_ENGINE, new Run(3, Progress.SILENT))
                .sentence())
        .endsWith("no better than chance");
  }
}
