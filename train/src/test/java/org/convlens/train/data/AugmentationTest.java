package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private final Volume ramp = Volume.generate(2, 9, 9, (c, y, x) -> 100 * c + 10 * y + x);
  private final SeededRandom random = new SeededRandom(1, "test");

  @Test
  void nothingAskedIsNothingChanged() {
    assertThat(Augmentation.NONE.apply(ramp, random)).isEqualTo(ramp);
  }

  @Test
  void halfOfThePicturesAreMirrored() {
    Augmentation flip = new Augmentation(0, 0, 0, 0, true);
    Volume mirrored = Volume.generate(2, 9, 9, (c, y, x) -> ramp.at(c, y, 8 - x));
    int count = 0;
    for (int i = 0; i < 1000; i++) {
      Volume changed = flip.apply(ramp, random);
      assertThat(changed).isIn(ramp, mirrored);
      count += changed.equals(mirrored) ? 1 : 0;
    }
    assertThat(count).isBetween(430, 570);
  }

  @Test
  void aRotationKeepsTheMiddleAndTurnsTheRamp() {
    Augmentation turn = new Augmentation(45, 0, 0, 0, false);
    Volume changed = turn.apply(ramp, random);
    assertThat(changed.at(1, 4, 4)).isCloseTo(144, within(1e-3f));
    double down = changed.at(0, 5, 4) - changed.at(0, 4, 4);
    double right = changed.at(0, 4, 5) - changed.at(0, 4, 4);
    assertThat(Math.hypot(down, right)).isCloseTo(Math.hypot(10, 1), within(1e-3));
    assertThat(Math.abs(Math.toDegrees(Math.atan2(right, down) - Math.atan2(1, 10))))
        .isBetween(0.1, 45.0);
  }

  @Test
  void aShiftStaysInItsRange() {
    Augmentation shift = new Augmentation(0, 0.2, 0, 0, false);
    for (int i = 0; i < 100; i++) {
      float middle = shift.apply(ramp, random).at(0, 4, 4);
      assertThat(middle).isBetween(44 - 1.8f, 44 + 1.8f);
    }
  }
}
