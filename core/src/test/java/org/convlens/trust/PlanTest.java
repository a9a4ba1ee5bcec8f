package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.task.Progress;
import org.convlens.task.Weighted;
import org.junit.jupiter.api.Test;

class PlanTest {
  private final Plan plan =
      new Plan(List.of(List.of(new Cost(10, 1), new Cost(80, 1)), List.of(new Cost(10, 8))));

  @Test
  void theTotalIsTheSum() {
    assertThat(plan.total()).isEqualTo(new Cost(100, 10));
  }

  @Test
  void partsMoveTheWholeAsTimeDoes() {
    long[] moved = {0};
    Progress whole =
        new Progress() {
          @Override
          public void begin(String what, long steps) {}

          @Override
          public void advance(long steps, String note) {
            moved[0] += steps;
          }

          @Override
          public void end() {}
        };
    Weighted fast = plan.part(whole, 0, 1);
    fast.advance(80, "");
    assertThat(moved[0]).isEqualTo(10);
    Weighted slow = plan.part(whole, 1, 0);
    slow.advance(5, "");
    assertThat(moved[0]).isEqualTo(50);
    slow.finish();
    plan.part(whole, 0, 0).finish();
    assertThat(moved[0]).isEqualTo(100);
  }

  @Test
  void timesAreTold() {
    assertThat(Cost.time(0.2)).isEqualTo("a few seconds");
    assertThat(new Cost(4130, 25.4)).hasToString("4,130 passes, about 25 s");
    assertThat(Cost.time(130)).isEqualTo("about 3 min");
  }
}
