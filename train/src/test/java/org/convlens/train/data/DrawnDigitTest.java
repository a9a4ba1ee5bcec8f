package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnDigitTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void fillsTheBoxAndIsCentredByMass(int digit) {
    Volume picture = DrawnDigit.draw(digit, 1);
    assertThat(picture).hasToString("1 × 28 × 28");
    assertThat(picture.min()).isZero();
    assertThat(picture.max()).isEqualTo(255);
    int first = 28;
    int last = 0;
    double moment = 0;
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        if (picture.at(0, y, x) > 64) {
          first = Math.min(first, y);
          last = Math.max(last, y);
        }
        moment += picture.at(0, y, x) * y;
      }
    }
    assertThat(last - first + 1).isBetween(19, 21);
    assertThat(moment / picture.sum()).isCloseTo(13.5, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void theSeedIsTheHand(int digit) {
    assertThat(DrawnDigit.draw(digit, 1)).isEqualTo(DrawnDigit.draw(digit, 1));
    assertThat(DrawnDigit.draw(digit, 1)).isNotEqualTo(DrawnDigit.draw(digit, 2));
  }
}
