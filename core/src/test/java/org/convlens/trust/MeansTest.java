package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.convlens.paper.Paper;
import org.junit.jupiter.api.Test;

class MeansTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static List<Answer> deletion(double area, double chance) {
    return List.of(answer(Deletion.AREA.at(area, chance)));
  }

  private static Answer answer(Measured... measured) {
    return new Answer("", "", List.of(), List.of(measured), Paper.PETSIUK_2018);
  }

  private static Mean mean(Measure measure, List<List<List<Answer>>> pictures) {
    return Means.of(List.of("map"), pictures).rows().get(0).means().stream()
        .filter(mean -> mean.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  /** Differences −0.3, −0.1, 0.1: mean −0.1, s = 0.2, s / √3. */
  @Test
  void meansAreOverThePicturesWithTheirOwnChance() {
    Mean mean =
        mean(
            Deletion.AREA,
            List.of(
                List.of(deletion(.1, .4)), List.of(deletion(.2, .3)), List.of(deletion(.6, .5))));
    assertThat(mean.pictures()).isEqualTo(3);
    assertThat(mean.value()).isCloseTo(.3, EXACT);
    assertThat(mean.chance()).isCloseTo(.4, EXACT);
    assertThat(mean.difference()).isCloseTo(-.1, EXACT);
    assertThat(mean.error()).isCloseTo(.2 / Math.sqrt(3), EXACT);
    assertThat(mean.ahead()).isEqualTo(2);
    assertThat(mean.isClear()).isFalse();
  }

  @Test
  void twoStandardErrorsAreClear() {
    Mean mean =
        mean(
            Deletion.AREA,
            List.of(
                List.of(deletion(.1, .4)), List.of(deletion(.2, .5)), List.of(deletion(.3, .5))));
    assertThat(mean.isClear()).isTrue();
  }

  @Test
  void worseThanChanceIsAsClear() {
    Mean mean =
        mean(
            Deletion.AREA,
            List.of(
                List.of(deletion(.9, .2)), List.of(deletion(.91, .2)), List.of(deletion(.92, .2))));
    assertThat(mean.isClear()).isTrue();
    assertThat(mean.ahead()).isZero();
  }

  @Test
  void mapsThatHaveNothingToRankAreLeftOut() {
    Answer untold = answer(Deletion.AREA.at(Double.NaN));
    Mean mean = mean(Deletion.AREA, List.of(List.of(List.of(untold)), List.of(deletion(.2, .5))));
    assertThat(mean.pictures()).isEqualTo(1);
    assertThat(mean.value()).isEqualTo(.2);
    assertThat(mean.error()).isNaN();
    Mean none = mean(Deletion.AREA, List.of(List.of(List.of(untold))));
    assertThat(none.pictures()).isZero();
    assertThat(none.hasChance()).isFalse();
  }

  private static List<Answer> drop(double before, double after, double increase) {
    return List.of(
        answer(
            ConfidenceDrop.AVERAGE_DROP.at(ConfidenceDrop.drop(before, after), .5),
            ConfidenceDrop.INCREASES.at(increase, 0)));
  }

  /** The mean of the drop, a rise being none, and the share of rises. */
  @Test
  void averageDropAndIncreaseAreThoseOfThePaper() {
    List<List<List<Answer>>> pictures =
        List.of(
            List.of(drop(.8, .4, 0)),
            List.of(drop(.5, .6, 1)),
            List.of(drop(.5, .4, 0)),
            List.of(drop(.2, .1, 0)));
    assertThat(mean(ConfidenceDrop.AVERAGE_DROP, pictures).value()).isCloseTo(1.2 / 4, EXACT);
    assertThat(mean(ConfidenceDrop.INCREASES, pictures).value()).isCloseTo(.25, EXACT);
    assertThat(mean(ConfidenceDrop.INCREASES, pictures).ahead()).isEqualTo(1);
  }

  @Test
  void onlyWhatWasAskedIsTold() {
    Means means = Means.of(List.of("map"), List.of(List.of(deletion(.1, .2))));
    assertThat(means.measures()).containsExactly(Deletion.AREA);
  }
}
