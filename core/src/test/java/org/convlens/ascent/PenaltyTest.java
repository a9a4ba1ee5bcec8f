package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class PenaltyTest {
  @Test
  void variationIsTheMeanDifferenceOfNeighbours() {
    float[] picture = {0, 1, 0.5f, 0.5f};
    assertThat(new Penalty(1, 0, 2).value(picture, 2, 2))
        .isCloseTo((1 + .5 + .5) / 4, within(1e-6));
  }

  @Test
  void normCountsWhatDiffersFromGrey() {
    float[] picture = {0.5f, 1, 0.5f, 0};
    double expected = Math.sqrt((.25 + .25) / 4);
    assertThat(new Penalty(0, 1, 2).value(picture, 2, 2)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void theSlopeIsTheDerivative() {
    Penalty penalty = new Penalty(0.7, 1.3, 3);
    SplittableRandom random = new SplittableRandom(1);
    float[] picture = new float[2 * 3 * 4];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) random.nextDouble();
    }
    float[] slope = new float[picture.length];
    penalty.subtractSlope(picture, 3, 4, slope);
    for (int i = 0; i < picture.length; i++) {
      float[] up = picture.clone();
      float[] down = picture.clone();
      up[i] += 1e-3f;
      down[i] -= 1e-3f;
      double rise = (penalty.value(up, 3, 4) - penalty.value(down, 3, 4)) / 2e-3;
      assertThat((double) -slope[i]).isCloseTo(rise, within(1e-3));
    }
  }

  @Test
  void likenessOfEqualPicturesIsOneForEachOther() {
    Volume maps = Volume.of(2, 1, 2, 1, 2, 3, 4);
    assertThat(Likeness.value(List.of(maps, maps, maps))).isCloseTo(2, within(1e-5));
  }

  @Test
  void theSlopeOfLikenessIsItsDerivative() {
    SplittableRandom random = new SplittableRandom(2);
    List<Volume> maps = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      maps.add(Volume.generate(2, 2, 3, (c, y, x) -> (float) random.nextGaussian()));
    }
    Volume slope = Likeness.slopes(maps).get(1);
    for (int i = 0; i < slope.size(); i++) {
      double rise = (value(maps, i, 1e-2f) - value(maps, i, -1e-2f)) / 2e-2;
      assertThat((double) slope.at(i)).isCloseTo(rise, within(2e-3));
    }
  }

  private static double value(List<Volume> maps, int i, float by) {
    float[] moved = maps.get(1).toArray();
    moved[i] += by;
    return Likeness.value(List.of(maps.get(0), Volume.of(2, 2, 3, moved), maps.get(2)));
  }
}
