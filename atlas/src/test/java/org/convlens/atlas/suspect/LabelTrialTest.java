package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.convlens.atlas.chart.Dice;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.atlas.suspect.ConfidentJoint.Suspect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One in twenty of CIFAR-10's test pictures, which {@code photos} never saw, gets a wrong label:
 * {@code mvn verify -Pperformance -Dconvlens.cifar10=FOLDER}. See docs/atlas-understanding.md.
 */
@Tag("performance")
class LabelTrialTest {
  private static final int FIRST = 500;

  @Test
  void threeOfFiveOfTheFirstFiveHundredAreWrongLabels() throws Exception {
    List<float[]> probabilities = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    try (Trunk trunk = new Trunk()) {
      for (int c = 0; c < trunk.classes().size(); c++) {
        for (float[] logits :
            trunk.look(Trunk.pictures("test", trunk.classes().get(c), 1000)).logits()) {
          probabilities.add(softmax(logits));
          truth.add(c);
        }
      }
    }
    for (int trial = 0; trial < 5; trial++) {
      int[] labels = truth.stream().mapToInt(c -> c).toArray();
      Dice dice = new Dice(trial);
      int[] order = dice.permutation(labels.length);
      boolean[] planted = new boolean[labels.length];
      for (int i = 0; i < labels.length / 20; i++) {
        planted[order[i]] = true;
        labels[order[i]] = (labels[order[i]] + 1 + dice.below(9)) % 10;
      }
      for (Order by : Order.values()) {
        ConfidentJoint joint = ConfidentJoint.of(probabilities.toArray(float[][]::new), labels, by);
        long confident = joint.suspects().stream().filter(Suspect::confident).count();
        double precision =
            (double)
                    joint.suspects().stream().limit(FIRST).filter(s -> planted[s.picture()]).count()
                / FIRST;
        System.out.printf(
            "trial %d by %s: %d confident of %d suspects, expected noise %.4f, precision@%d %.3f%n",
            trial, by, confident, joint.suspects().size(), joint.noise(), FIRST, precision);
        assertThat(precision).isGreaterThanOrEqualTo(.6);
      }
    }
  }

  private static float[] softmax(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    float[] p = new float[logits.length];
    for (int c = 0; c < p.length; c++) {
      p[c] = (float) (Math.exp(logits[c] - most) / sum);
    }
    return p;
  }
}
