package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private final Volume ramp = Volume.generate(2, 9, 9, (c, y, x) -> 100 * c + 10 * y + x);

  private static Look look(int picture) {
    return new Look(1, 0, picture);
  }

  @Test
  void nothingAskedIsNothingChanged() {
    assertThat(Augmentation.NONE.apply(ramp, look(0))).isEqualTo(ramp);
  }

  @Test
  void halfOfThePicturesAreMirrored() {
    Augmentation flip = Augmentation.NONE.mirrored();
    Volume mirrored = Volume.generate(2, 9, 9, (c, y, x) -> ramp.at(c, y, 8 - x));
    int count = 0;
    for (int i = 0; i < 1000; i++) {
      Volume changed = flip.apply(ramp, look(i));
      assertThat(changed).isIn(ramp, mirrored);
      count += changed.equals(mirrored) ? 1 : 0;
    }
    assertThat(count).isBetween(430, 570);
  }

  @Test
  void aRotationKeepsTheMiddleAndTurnsTheRamp() {
    Augmentation turn = Augmentation.NONE.turn(45);
    Volume changed = turn.apply(ramp, look(3));
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
      float middle = shift.apply(ramp, look(i)).at(0, 4, 4);
      assertThat(middle).isBetween(44 - 1.8f, 44 + 1.8f);
    }
  }

  /** As one affine map: R(angle) · (slanted (stretch · (±x, y)) + shift), from the middle. */
  @Test
  void allTogetherAreOneAffineMap() {
    Augmentation all = Augmentation.NONE.turn(40).shear(20).shift(0.2, 0.1).zoom(0.3).mirrored();
    for (int picture = 0; picture < 50; picture++) {
      Volume changed = all.apply(ramp, look(picture));
      Drawn drawn = all.draw(9, 9, look(picture));
      double angle = Math.toRadians(drawn.theta());
      double slant = Math.toRadians(drawn.shear());
      int side = drawn.flipHorizontal() ? -1 : 1;
      for (int y = 0; y < 9; y++) {
        for (int x = 0; x < 9; x++) {
          double columns = drawn.zx() * side * (x - 4);
          double rows = drawn.zy() * (y - 4);
          double u = columns - Math.sin(slant) * rows + drawn.tx();
          double v = Math.cos(slant) * rows + drawn.ty();
          double column = bounded(4 + Math.cos(angle) * u - Math.sin(angle) * v);
          double row = bounded(4 + Math.sin(angle) * u + Math.cos(angle) * v);
          assertThat(changed.at(1, y, x))
              .isCloseTo((float) (100 + 10 * row + column), within(1e-3f));
        }
      }
    }
  }

  private static double bounded(double place) {
    return Math.min(8, Math.max(0, place));
  }

  @Test
  void plainAndMirroredViewsTakeTurns() {
    Augmentation turns = Augmentation.NONE.alternating();
    int first = 0;
    for (int picture = 0; picture < 200; picture++) {
      Volume here = turns.apply(ramp, new Look(1, 0, picture));
      assertThat(turns.apply(ramp, new Look(1, 1, picture))).isNotEqualTo(here);
      assertThat(turns.apply(ramp, new Look(1, 2, picture))).isEqualTo(here);
      first += here.equals(ramp) ? 1 : 0;
    }
    assertThat(first).isBetween(70, 130);
  }

  @Test
  void aWindowShowsThePictureAndItsBorder() {
    Augmentation black = Augmentation.NONE.crop(2, Crop.Around.ZERO);
    Augmentation reflected = Augmentation.NONE.crop(2, Crop.Around.REFLECT);
    Set<Drawn.Spot> windows = new HashSet<>();
    for (int picture = 0; picture < 400; picture++) {
      Drawn.Spot window = black.draw(9, 9, look(picture)).window();
      windows.add(window);
      Volume zero = black.apply(ramp, look(picture));
      Volume mirror = reflected.apply(ramp, look(picture));
      for (int y = 0; y < 9; y++) {
        for (int x = 0; x < 9; x++) {
          int row = y + window.row();
          int column = x + window.column();
          boolean inside = Math.min(row, column) >= 0 && Math.max(row, column) < 9;
          assertThat(zero.at(1, y, x)).isEqualTo(inside ? ramp.at(1, row, column) : 0);
          assertThat(mirror.at(1, y, x)).isEqualTo(ramp.at(1, outermost(row), outermost(column)));
        }
      }
    }
    assertThat(windows).hasSize(25);
  }

  private static int outermost(int line) {
    return line < 0 ? -line : line > 8 ? 16 - line : line;
  }

  @Test
  void aBlotIsASquareThatMayLieBesideThePicture() {
    Augmentation blot = Augmentation.NONE.cutout(4);
    Volume white = Volume.generate(1, 9, 9, (c, y, x) -> 255);
    Set<Integer> sizes = new TreeSet<>();
    for (int picture = 0; picture < 300; picture++) {
      Volume changed = blot.apply(white, look(picture));
      sizes.add((int) (81 - changed.sum() / 255));
    }
    assertThat(sizes).containsExactly(4, 6, 8, 9, 12, 16);
  }

  @Test
  void brightnessIsWholeNumbersAndEndsAtWhite() {
    Augmentation light = Augmentation.NONE.tint(new Tint(0, "1.7,1.7"));
    Volume changed = light.apply(ramp, look(0));
    assertThat(changed.at(0, 1, 1)).isEqualTo((float) Math.floor(11 * 1.7f));
    assertThat(changed.at(1, 8, 8)).isEqualTo(255);
  }

  @Test
  void aColourIsShiftedWithinTheLeastAndTheMost() {
    Augmentation shifted = Augmentation.NONE.tint(new Tint(50, "1"));
    float number = (float) shifted.draw(9, 9, look(5)).channelShift();
    assertThat(Math.abs(number)).isBetween(5f, 50f);
    assertThat(shifted.apply(ramp, look(5)).at(1, 4, 4))
        .isCloseTo(Math.min(188, Math.max(0, 144 + number)), within(1e-4f));
  }

  @Test
  void shiftsAreSharesPixelsOrChoices() {
    Set<Double> choices = new TreeSet<>();
    Set<Double> whole = new TreeSet<>();
    double farthest = 0;
    for (int picture = 0; picture < 200; picture++) {
      SeededRandom random = look(picture).changes();
      choices.add(new Shift("2,5", "0").right(9, random));
      whole.add(new Shift("3", "0").right(9, random));
      farthest = Math.max(farthest, Math.abs(new Shift("3.0", "0").right(9, random)));
    }
    assertThat(choices).containsExactly(-5.0, -2.0, 2.0, 5.0);
    assertThat(whole).extracting(Math::abs).containsOnly(0.0, 1.0, 2.0);
    assertThat(farthest).isBetween(2.8, 3.0);
  }

  @Test
  void wordsThatAreNoRangesAreRefused() {
    assertThatThrownBy(() -> new Shift("wide", "0"))
        .hasMessage("width-shift 'wide': 'wide' is no number from -10000 to 10000");
    assertThatThrownBy(() -> new Stretch("1.2,0.8")).hasMessageContaining("not above the most");
    assertThatThrownBy(() -> new Stretch("1")).hasMessageContaining("must be above 0");
    assertThatThrownBy(() -> new Tint(0, "0.5")).hasMessageContaining("such as 0.5,1.5");
  }

  @Test
  void oneKnobDoesNotChangeWhatOthersDo() {
    Drawn alone = Augmentation.NONE.turn(40).draw(9, 9, look(7));
    Drawn together = Augmentation.NONE.turn(40).shift(0.3, 0.3).zoom(0.2).draw(9, 9, look(7));
    assertThat(together.theta()).isEqualTo(alone.theta());
  }
}
