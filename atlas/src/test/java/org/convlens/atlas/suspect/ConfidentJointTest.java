package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.atlas.Made;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.atlas.suspect.ConfidentJoint.Suspect;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/**
 * By hand, and against the paper's sums in {@code reference.py}: cleanlab 2.9.0 counts and ranks as
 * they do.
 */
class ConfidentJointTest {
  private static final int PICTURES = 200;
  private static final int CLASSES = 4;

  private static final float[][] PROBABILITIES = new float[PICTURES][CLASSES];
  private static final int[] LABELS = new int[PICTURES];

  static {
    double[] made = Made.numbers(7, PICTURES * (CLASSES + 2));
    for (int i = 0; i < PICTURES; i++) {
      int at = i * (CLASSES + 2);
      int truth = (int) (made[at + CLASSES] * CLASSES);
      double sum = 0;
      double[] powers = new double[CLASSES];
      for (int c = 0; c < CLASSES; c++) {
        powers[c] = Math.exp(2 * made[at + c] + (c == truth ? 1.5 : 0));
        sum += powers[c];
      }
      for (int c = 0; c < CLASSES; c++) {
        PROBABILITIES[i][c] = (float) (powers[c] / sum);
      }
      LABELS[i] = made[at + CLASSES + 1] < .15 ? (truth + 1) % CLASSES : truth;
    }
  }

  private static ConfidentJoint found(Order order) {
    return ConfidentJoint.of(PROBABILITIES, LABELS, order);
  }

  @Test
  void countsAsThePaperDoes() {
    ConfidentJoint joint = found(Order.MARGIN);
    for (String[] line : Made.reference("threshold")) {
      assertThat(joint.thresholds()[Integer.parseInt(line[0])])
          .isCloseTo(Double.parseDouble(line[1]), within(1e-7));
    }
    List<String[]> lines = Made.reference("count");
    assertThat(lines).hasSize(CLASSES * CLASSES);
    for (String[] line : lines) {
      int row = Integer.parseInt(line[0]);
      int column = Integer.parseInt(line[1]);
      assertThat(joint.counts()[row][column]).isEqualTo(Integer.parseInt(line[2]));
      assertThat(joint.joint()[row][column]).isCloseTo(Double.parseDouble(line[3]), within(1e-9));
    }
    assertThat(joint.noise()).isBetween(.05, .2);
  }

  @Test
  void ranksAsThePaperDoes() {
    for (Order order : Order.values()) {
      String name = order == Order.MARGIN ? "margin" : "self";
      List<Integer> right =
          Made.reference("suspect").stream()
              .filter(line -> line[0].equals(name))
              .map(line -> Integer.parseInt(line[2]))
              .toList();
      assertThat(right).isNotEmpty();
      assertThat(
              found(order).suspects().stream()
                  .filter(Suspect::confident)
                  .map(Suspect::picture)
                  .toList())
          .isEqualTo(right);
    }
  }

  @Test
  void threePicturesByHand() {
    float[][] p = {{.9f, .1f}, {.2f, .8f}, {.1f, .9f}, {.45f, .55f}};
    ConfidentJoint joint = ConfidentJoint.of(p, new int[] {0, 1, 0, 0}, Order.MARGIN);
    assertThat(joint.thresholds()[0]).isCloseTo((.9 + .1 + .45) / 3, within(1e-6));
    assertThat(joint.thresholds()[1]).isCloseTo(.8, within(1e-6));
    assertThat(joint.counts()).isDeepEqualTo(new int[][] {{1, 1}, {0, 1}});
    assertThat(joint.suspects().stream().map(Suspect::picture)).containsExactly(2, 3);
    assertThat(joint.suspects().get(0).confident()).isTrue();
    assertThat(joint.suspects().get(1).confident()).as("it reaches no threshold").isFalse();
    assertThat(joint.suspects().get(0).margin()).isCloseTo(-.8, within(1e-6));
    assertThat(joint.noise()).isCloseTo(3 * .5 / 4, within(1e-9));
  }

  @Test
  void aClassThatNothingIsLabelledWithIsCountedNowhere() {
    float[][] p = {{.9f, .1f, 0}, {0, .1f, .9f}};
    ConfidentJoint joint = ConfidentJoint.of(p, new int[] {0, 1}, Order.MARGIN);
    assertThat(joint.thresholds()[2]).isNaN();
    assertThat(joint.counts()[1][2]).isZero();
    assertThat(joint.joint()[1][1]).isEqualTo(.5);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> ConfidentJoint.of(new float[1][2], new int[2], Order.MARGIN))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("1 rows of probabilities for 2 labels");
    assertThatThrownBy(() -> ConfidentJoint.of(new float[][] {{1, 0}}, new int[] {2}, Order.MARGIN))
        .hasMessage("picture 0 is labelled 2 and has 2 probabilities: there are 2 classes");
    assertThatThrownBy(
            () -> ConfidentJoint.of(new float[][] {{-3, 4}}, new int[] {0}, Order.MARGIN))
        .hasMessage("picture 0 has a probability of -3.0");
  }
}
