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
    Augmentation flip = Augmentation.NONE.mirrored();
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
    Augmentation turn = Augmentation.NONE.turn(45);
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
    Augmentation shift = Augmentation.NONE.shift(0.2, 0);
    for (int i = 0; i < 100; i++) {
      float middle = shift.apply(ramp, random).at(0, 4, 4);
      assertThat(middle).isBetween(44 - 1.8f, 44 + 1.8f);
    }
  }

  /**
   * All changes together as one affine map: of the changed picture's pixel (y, x), from the middle,
   * R(angle) · (stretch · (y, ±x) + shift).
   */
  @Test
  void allTogetherAreOneAffineMap() {
    Augmentation all = Augmentation.NONE.turn(40).shift(0.2, 0.1).zoom(0.3).mirrored();
    for (int seed = 0; seed < 50; seed++) {
      Volume changed = all.apply(ramp, new SeededRandom(seed, "test"));
      SeededRandom same = new SeededRandom(seed, "test");
      double angle = Math.toRadians(same.uniform(-40, 40));
      double down = 9 * same.uniform(-0.1, 0.1);
      double right = 9 * same.uniform(-0.2, 0.2);
      double rows = same.uniform(0.7, 1.3);
      double columns = same.uniform(0.7, 1.3);
      double side = same.uniform() < 0.5 ? -1 : 1;
      for (int y = 0; y < 9; y++) {
        for (int x = 0; x < 9; x++) {
          double v = rows * (y - 4) + down;
          double u = columns * side * (x - 4) + right;
          double row = bounded(4 + Math.cos(angle) * v - Math.sin(angle) * u);
          double column = bounded(4 + Math.sin(angle) * v + Math.cos(angle) * u);
          assertThat(changed.at(1, y, x))
              .isCloseTo((float) (100 + 10 * row + column), within(1e-3f));
        }
      }
    }
  }

  private static double bounded(double place) {
    return Math.min(8, Math.max(0, place));
  }
}
