package org.convlens.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Volume LOGITS = Volume.of(3, 1, 1, 1, 2, 0.5f);
  private static final LayerId CONV4 = new LayerId("conv4");

  @Test
  void printsAsPeopleWriteIt() {
    assertThat(Score.logit(7)).hasToString("logit(7)");
    assertThat(Score.logit(3).times(0.5).plus(Score.channel(CONV4, 17)))
        .hasToString("0.5*logit(3) + channel(conv4, 17)");
    assertThat(Score.logit(0).times(-1).plus(Score.value(2).times(-0.5)))
        .hasToString("-logit(0) - 0.5*value(2)");
  }

  /** Slopes against central differences. */
  @Test
  void slopesAreDerivatives() {
    check(new Term.Logit(1), LOGITS);
    check(new Term.Value(1), LOGITS);
    check(new Term.Probability(1, false), LOGITS);
    check(new Term.Probability(1, true), LOGITS);
    check(new Term.Probability(0, true), Volume.of(1, 1, 1, 0.3f));
    check(new Term.Probability(1, true), Volume.of(1, 1, 1, 0.3f));
    Volume maps = Volume.generate(2, 2, 3, (c, y, x) -> c - y + 0.5f * x);
    check(new Term.Channel(CONV4, 1), maps);
    check(new Term.Neuron(CONV4, 1, 0, 2), maps);
    check(new Term.Energy(CONV4), maps);
    Volume reference = Volume.generate(2, 2, 3, (c, y, x) -> 1 + c * y - 0.3f * x);
    check(new Term.Match(CONV4, reference), maps);
    check(new Term.Along(CONV4, reference, 0), maps);
    check(new Term.Along(CONV4, reference, 2), maps);
    check(new Term.Along(CONV4, reference, 1), maps.times(-1));
  }

  private static void check(Term term, Volume at) {
    Volume slope = term.slope(at);
    float step = 1e-2f;
    for (int i = 0; i < at.size(); i++) {
      double rise = (term.value(moved(at, i, step)) - term.value(moved(at, i, -step))) / (2 * step);
      assertThat((double) slope.at(i)).as("%s, %d", term, i).isCloseTo(rise, within(1e-4));
    }
  }

  private static Volume moved(Volume volume, int index, float step) {
    float[] values = volume.toArray();
    values[index] += step;
    return Volume.of(volume.channels(), volume.height(), volume.width(), values);
  }

  @Test
  void aSingleLogitHasTwoClasses() {
    Head head = new Head(CONV4, Head.Activation.SIGMOID, 1, Head.Reading.CLASSES);
    var all = Prediction.all(head, Labels.of("cat", "dog"), Volume.of(1, 1, 1, 2));
    assertThat(all.get(0).label()).isEqualTo("dog");
    assertThat(all.get(0).probability() + all.get(1).probability()).isCloseTo(1, within(1e-12));
  }

  /** Labels that do not exclude each other have probabilities that need not sum to one. */
  @Test
  void sigmoidsGiveEachClassItsOwnProbability() {
    Head head = new Head(CONV4, Head.Activation.SIGMOID, 3, Head.Reading.CLASSES);
    var best = Prediction.all(head, Labels.NONE, LOGITS).get(0);
    assertThat(best.index()).isEqualTo(1);
    assertThat(best.probability()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
    assertThat(Score.probability(head, 1).terms().get(0).term().value(LOGITS))
        .isEqualTo(best.probability());
  }

  @Test
  void aValueHasNoProbability() {
    Head head = new Head(CONV4, Head.Activation.NONE, 3, Head.Reading.REGRESSION);
    var all = Prediction.all(head, Labels.of("age", "size"), LOGITS);
    assertThat(all)
        .extracting(Prediction::said)
        .containsExactly("age = 1", "size = 2", "output 2 = 0.5");
    assertThat(all).allMatch(Prediction::isValue);
    assertThat(Prediction.score(head, 1)).isEqualTo(Score.value(1));
  }

  @Test
  void classesAreCountedFromZero() {
    assertThatThrownBy(() -> Score.logit(-1))
        .isInstanceOf(UsageException.class)
        .hasMessage("logit(-1): classes are counted from 0");
  }

  @Test
  void peopleReadTheNamesOfClasses() {
    Model model =
        HandNetwork.of(Shape.maps(3, 1, 1), x -> x, (x, seed) -> seed)
            .model()
            .withLabels(Labels.of("cat", "dog", "fox"));
    assertThat(Score.logit(2).times(-1).named(model)).isEqualTo("−logit(fox)");
    assertThat(Score.logit(1).plus(Score.logit(0).times(-1)).named(model))
        .isEqualTo("logit(dog) − logit(cat)");
  }
}
