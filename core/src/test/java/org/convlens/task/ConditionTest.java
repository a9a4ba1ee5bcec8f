package org.convlens.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final List<String> READINGS = List.of("accuracy", "wrong", "rank");

  private static Condition one(String text) {
    return Condition.parse(text, READINGS).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "accuracy<90%, 0.89, true", "accuracy<90%, 0.9, false", "accuracy<=90%, 0.9, true",
    "accuracy < 0.9, 0.89, true", "accuracy>0.5, 0.5, false", "accuracy>=0.5, 0.5, true",
    "accuracy>-1, 0, true"
  })
  void holds(String text, double measured, boolean fails) {
    assertThat(one(text).check(Reading.share("accuracy", measured)).isPresent()).isEqualTo(fails);
  }

  @Test
  void countsAndTheirShares() {
    Reading three = Reading.count("wrong", 3, 20);
    assertThat(one("wrong>2").check(three)).contains("fails because wrong > 2: it is 3");
    assertThat(one("wrong>14%").check(three)).contains("fails because wrong > 14 %: it is 15 %");
    assertThat(one("wrong>15%").check(three)).isEmpty();
  }

  @Test
  void severalAndOfOneMethod() {
    List<Condition> two =
        Condition.parse("rank(occlusion:patch=7,grad-cam)>1, accuracy<0.5", READINGS);
    assertThat(two).hasSize(2);
    assertThat(two.get(0).of()).contains("occlusion:patch=7,grad-cam");
    Reading rank = new Reading("rank", Optional.of("grad-cam"), 2, OptionalDouble.empty());
    assertThat(rank.isMeant(one("rank>1"))).isTrue();
    assertThat(rank.isMeant(one("rank(grad-cam)>1"))).isTrue();
    assertThat(rank.isMeant(one("rank(lrp)>1"))).isFalse();
    assertThat(one("rank(grad-cam)>1").check(rank))
        .contains("fails because rank of grad-cam > 1: it is 2");
    assertThatThrownBy(() -> one("rank>1%").check(rank)).hasMessageContaining("rank is no share");
  }

  @Test
  void whatIsNotMeasuredFails() {
    assertThat(one("accuracy<0.5").check(Reading.share("accuracy", Double.NaN)))
        .contains("accuracy is not to be told: accuracy<0.5 cannot be judged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "accuracy", "accuracy=1", "accuracy<", "accuracy<9,", "<3"})
  void nonsenseIsWrongUse(String text) {
    assertThatThrownBy(() -> Condition.parse(text, READINGS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("give conditions such as accuracy<0.9");
  }

  @Test
  void anUnknownReadingIsNamed() {
    assertThatThrownBy(() -> one("acuracy<1"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "fail-if 'acuracy<1': no reading 'acuracy' here, there are accuracy, wrong, rank");
  }
}
