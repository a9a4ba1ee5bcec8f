package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.method.perturbation.Fill;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnobTypeTest {
  /** A knob of each type. */
  private record Every(
      @Knob(value = "whole", from = 1, to = 9) int whole,
      @Knob("long") long large,
      @Knob(value = "number", from = 0) double number,
      @Knob("switch") boolean lit,
      @Knob("choice") Fill fill,
      @Knob("place") Place layer,
      @Knob("channels") Channels channels,
      @Knob("baseline") Baseline baseline,
      @Knob("text") String text) {}

  private static Slot slot(int index) {
    return Slot.of(Every.class).get(index);
  }

  @ParameterizedTest
  @CsvSource({
    "0, WHOLE, 1..9, 7",
    "1, LONG, NUMBER, -9000000000",
    "2, NUMBER, 0.., 0.05",
    "2, NUMBER, 0.., 1e-6",
    "3, SWITCH, true|false, true",
    "4, CHOICE, zero|grey|mean|blur|superpixel, blur",
    "5, PLACE, LAYER, conv4",
    "6, CHANNELS, CHANNELS, 0-3",
    "7, BASELINE, zero|grey|mean|blur|NUMBER, 0.5",
    "8, TEXT, TEXT, any words"
  })
  void textsAreReadOfferedAndWritten(int index, KnobType type, String offer, String text) {
    Slot slot = slot(index);
    assertThat(slot.domain().type()).isEqualTo(type);
    assertThat(slot.domain().text()).isEqualTo(offer);
    assertThat(type.print(slot.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; x; whole 'x': must be a whole number, from 1 to 9",
        "2; Infinity; number 'Infinity': must be a number, at least 0",
        "3; yes; lit 'yes': must be true or false",
        "4; red; fill 'red': must be one of zero, grey, mean, blur, superpixel",
        "6; 1-; channels '1-': give all, or numbers and ranges such as 0-15,40",
        "7; gray; baseline 'gray': give zero, grey, mean, blur or a number"
      })
  void whatDoesNotFitIsRefused(int index, String text, String words) {
    assertThatThrownBy(() -> slot(index).parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage(words);
  }

  @Test
  void aTypeThatIsNotInTheTableIsNoKnob() {
    assertThatThrownBy(() -> KnobType.of(Object.class))
        .hasMessage("no knob can be a java.lang.Object");
  }

  @Test
  void aFormKnowsTheBoundsAndTheChoices() {
    for (Listed entry : Catalog.manual()) {
      for (Knobs.Spec knob : Knobs.of(entry.defaults())) {
        Domain domain = knob.domain();
        switch (domain.type()) {
          case SWITCH, CHOICE -> assertThat(domain.choices()).contains(knob.value());
          case WHOLE, LONG, NUMBER ->
              assertThat(Double.parseDouble(knob.value())).isBetween(domain.from(), domain.to());
          case PLACE -> assertThat(domain.choices()).contains("last-spatial", "all");
          default -> assertThat(knob.value()).isNotEmpty();
        }
      }
    }
  }
}
