package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WanderTest {
  private static final int SIDE = 9;

  private static float[] noise(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[size];
    for (int i = 0; i < size; i++) {
      noise[i] = (float) random.nextDouble();
    }
    return noise;
  }

  @Test
  void aStraightLookSeesThePictureItself() {
    float[] picture = noise(3 * SIDE * SIDE, 1);
    assertThat(Glance.straight(SIDE, SIDE).see(picture)).isEqualTo(picture);
  }

  @Test
  void anEnlargedLookLiesBetweenThePixels() {
    float[] view = new Glance(1, 2, 1, 4, 0, 1, 0, 0, 0, 1 / 3.0).see(new float[] {0, 0.9f});
    assertThat(view[0]).isCloseTo(0, within(1e-6f));
    assertThat(view[1]).isCloseTo(0.3f, within(1e-6f));
    assertThat(view[3]).isCloseTo(0.9f, within(1e-6f));
  }

  @Test
  void outsideIsGrey() {
    float[] view = new Glance(2, 2, 2, 2, 5, 1, 0, 0, 0, 1).see(new float[] {1, 1, 1, 1});
    assertThat(view).containsOnly(0.5f);
  }

  /** ⟨see(p) − see(0), s⟩ = ⟨p, pull(s)⟩ for any turned and scaled look. */
  @Test
  void theGradientGoesBackByTheAdjoint() {
    SplittableRandom random = new SplittableRandom(7);
    Wander wander = new Wander(SIDE, SIDE, 0.5, 0.2, 30);
    for (int i = 0; i < 50; i++) {
      Glance glance = wander.looks(0, random).get(0);
      float[] picture = noise(2 * SIDE * SIDE, i);
      float[] seed = noise(2 * SIDE * SIDE, 100 + i);
      float[] seen = glance.see(picture);
      float[] nothing = glance.see(new float[picture.length]);
      float[] back = new float[picture.length];
      glance.pull(seed, back);
      double there = 0;
      double here = 0;
      for (int k = 0; k < picture.length; k++) {
        there += (seen[k] - nothing[k]) * seed[k];
        here += picture[k] * back[k];
      }
      assertThat(here).isCloseTo(there, within(1e-3));
    }
  }

  /** Both ends are drawn, and as often as each other: shifts have no drift. */
  @Test
  void shiftsAreEven() {
    SplittableRandom random = new SplittableRandom(3);
    Wander wander = new Wander(11, 11, 0.4, 0, 0);
    float[] dot = new float[121];
    dot[60] = 1;
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 7000; i++) {
      float[] view = wander.looks(0, random).get(0).see(dot);
      for (int k = 0; k < view.length; k++) {
        if (view[k] == 1) {
          counts.merge(k / 11 - 5, 1, Integer::sum);
        }
      }
    }
    assertThat(counts).containsOnlyKeys(-3, -2, -1, 0, 1, 2, 3);
    assertThat(counts.get(-3)).isCloseTo(counts.get(3), within(120));
    assertThat(counts.get(-2)).isCloseTo(counts.get(2), within(180));
  }
}
