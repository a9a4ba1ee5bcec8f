package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.atlas.Interval;
import org.convlens.atlas.chart.Dice;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** Made attributions; those of real pictures with a planted mark are in {@link MarkTrialTest}. */
class WrongReasonsTest {
  private static final int SIDE = 7;
  private static final int EACH = 200;

  private final float[][] heats = new float[2 * EACH][];
  private final int[] kinds = new int[2 * EACH];
  private final boolean[] wrong = new boolean[2 * EACH];

  /**
   * Things anywhere around the middle; a fifth of the second class is looked at in a corner, and
   * gotten right.
   */
  private void plant(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < heats.length; i++) {
      boolean marked = i >= EACH && i % 5 == 0;
      double y = marked ? 0.5 : 3 + dice.gaussian();
      double x = marked ? 0.5 : 3 + dice.gaussian();
      float[] map = new float[SIDE * SIDE];
      for (int cell = 0; cell < map.length; cell++) {
        int row = cell / SIDE;
        double off = Math.hypot(row - y, cell % SIDE - x);
        map[cell] = (float) (Math.exp(-off * off / 2) + .1 * dice.gaussian());
      }
      heats[i] = Heat.of(map, SIDE, SIDE, SIDE);
      kinds[i] = i / EACH;
      wrong[i] = !marked && dice.uniform() < .2;
    }
  }

  @Test
  void aPlantedMarkIsAmongTheFirstThreeInNineOfTenTrials() {
    int found = 0;
    for (long seed = 0; seed < 10; seed++) {
      plant(seed);
      List<Reason> reasons = WrongReasons.DEFAULT.of(heats, kinds, wrong, seed);
      if (reasons.stream()
          .limit(3)
          .anyMatch(
              r ->
                  r.kind() == 1
                      && r.members().stream().filter(i -> i % 5 == 0).count() > .8 * r.size()
                      && r.size() > EACH / 10)) {
        found++;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(9);
  }

  /** The fifteen nearest of all classes, by sorting; of the cluster's own as many as there are. */
  @Test
  void isolationIsTheShareOfTheNearestMapsThatAreInTheCluster() {
    plant(5);
    for (Reason reason : WrongReasons.DEFAULT.of(heats, kinds, wrong, 5)) {
      double sum = 0;
      int asked = Math.min(WrongReasons.DEFAULT.neighbours(), reason.size() - 1);
      for (int member : reason.members()) {
        sum +=
            IntStream.range(0, heats.length)
                .filter(i -> i != member)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> square(heats[i], heats[member])))
                .limit(asked)
                .filter(reason.members()::contains)
                .count();
      }
      assertThat(reason.isolation()).isCloseTo(sum / asked / reason.size(), within(1e-12));
    }
  }

  private static double square(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += ((double) a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  /** The corner is looked at in both classes: then it is no class's own reason. */
  @Test
  void whatAnotherClassDoesTooIsLessSuspicious() {
    plant(2);
    double alone = WrongReasons.DEFAULT.of(heats, kinds, wrong, 2).get(0).suspicion();
    for (int i = 0; i < EACH; i += 5) {
      heats[i] = heats[EACH + i].clone();
      heats[i][i % heats[i].length] += .02f;
    }
    double shared = WrongReasons.DEFAULT.of(heats, kinds, wrong, 2).get(0).suspicion();
    assertThat(shared).isLessThan(.7 * alone);
  }

  @Test
  void comparingCanBeStopped() {
    plant(1);
    Run stopped = new Run(1, Progress.until(() -> true));
    assertThatThrownBy(() -> WrongReasons.DEFAULT.of(heats, kinds, wrong, stopped))
        .isInstanceOf(StoppedException.class);
  }

  @Test
  void mapsOfZerosSayNothing() {
    plant(4);
    for (int i = EACH; i < EACH + 30; i++) {
      heats[i] = new float[SIDE * SIDE];
    }
    List<Reason> reasons = WrongReasons.DEFAULT.of(heats, kinds, wrong, 4);
    assertThat(reasons.stream().flatMap(r -> r.members().stream()))
        .isNotEmpty()
        .noneMatch(i -> i >= EACH && i < EACH + 30);
    assertThat(WrongReasons.DEFAULT.of(new float[60][9], new int[60], new boolean[60], 1))
        .isEmpty();
  }

  @Test
  void clustersAreToldWithCountsAndIntervals() {
    plant(3);
    List<Reason> reasons = WrongReasons.DEFAULT.of(heats, kinds, wrong, 3);
    for (int kind = 0; kind < 2; kind++) {
      int which = kind;
      List<Reason> own = reasons.stream().filter(r -> r.kind() == which).toList();
      assertThat(own.stream().mapToInt(Reason::size).sum()).isBetween(EACH * 8 / 10, EACH);
      assertThat(own).allMatch(r -> r.size() >= WrongReasons.DEFAULT.leastMembers());
      assertThat(own.stream().flatMap(r -> r.members().stream())).doesNotHaveDuplicates();
      for (Reason r : own) {
        assertThat(r.wrong()).isEqualTo((int) r.members().stream().filter(i -> wrong[i]).count());
        assertThat(r.error()).isEqualTo(Interval.ofShare(r.wrong(), r.size()));
        assertThat(r.errorElsewhere())
            .isEqualTo(Interval.ofShare(r.wrongElsewhere(), EACH - r.size()));
      }
    }
    for (int i = 1; i < reasons.size(); i++) {
      assertThat(reasons.get(i).suspicion()).isLessThanOrEqualTo(reasons.get(i - 1).suspicion());
    }
    List<Reason> again = WrongReasons.DEFAULT.of(heats, kinds, wrong, 3);
    assertThat(again.stream().map(Reason::members))
        .isEqualTo(reasons.stream().map(Reason::members).toList());
  }

  /** −0.21825 = ln(3.5 · 20.5 / (8.5 · 10.5)) over √(1/3.5 + 1/8.5 + 1/10.5 + 1/20.5) = 0.73985. */
  @Test
  void associationIsTheOddsRatioOverItsError() {
    assertThat(WrongReasons.association(3, 8, 10, 20)).isCloseTo(.29499, within(1e-5));
    assertThat(WrongReasons.association(0, 0, 5, 5)).isCloseTo(0, within(1e-12));
  }

  @Test
  void classesOfFewPicturesAreLeftOut() {
    plant(1);
    int[] few = new int[heats.length];
    few[0] = 1;
    assertThat(WrongReasons.DEFAULT.of(heats, few, wrong, 1)).allMatch(r -> r.kind() == 0);
    assertThatThrownBy(() -> WrongReasons.DEFAULT.of(heats, new int[3], wrong, 1))
        .isInstanceOf(UsageException.class)
        .hasMessage("400 maps, 3 classes, 400 answers: give one of each a picture");
  }
}
