package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Volume WEIGHTS = Volume.of(1, 1, 4, 1, 4, 2, 0);

  @Test
  void areNamed() {
    assertThat(Checks.named("quick")).isEqualTo(Checks.QUICK);
    assertThatThrownBy(() -> Checks.named("some"))
        .isInstanceOf(UsageException.class)
        .hasMessage("trust 'some': must be none, quick or full");
  }

  @Test
  void workThatIsStoppedGivesNoHalfAnswers() {
    Progress stopped =
        new Progress() {
          @Override
          public void begin(String what, long steps) {}

          @Override
          public void advance(long steps, String note) {}

          @Override
          public void end() {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Claim claim = HandClaim.of(WEIGHTS, WEIGHTS);
    for (Check check : List.of(new Deletion(2, 1), new Insertion(2, 1), new Road(0, 1))) {
      assertThat(check.ask(claim, 0, stopped).sentence()).isNotBlank();
    }
  }
}
