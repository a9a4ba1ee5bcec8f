package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.Place;
import org.convlens.picture.Scale;
import org.junit.jupiter.api.Test;

/** Two 2×2 maps that a reader can do by hand. */
class GradCamTest {

  @Test
  void weighsEachMapByItsMeanGradient() {
    Volume votes = new GradCam(Place.LAST_SPATIAL).votes(HandMaps.MAPS, HandMaps.GRADIENT);
    assertThat(votes.toArray()).containsExactly(.25f, .75f, .75f, 1.5f);
  }

  /** What pytorch-grad-cam gives for a picture of 4 × 4: normalised, enlarged, normalised again. */
  @Test
  void enlargedItIsPytorchGradCams() {
    Volume votes = new GradCam(Place.LAST_SPATIAL).votes(HandMaps.MAPS, HandMaps.GRADIENT);
    Volume large = normalised(Warp.bilinear(normalised(votes.relu()), 4, 4));
    assertThat(large.toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(
            0, .1f, .3f, .4f, .1f, .2125f, .4375f, .55f, .3f, .4375f, .7125f, .85f, .4f, .55f, .85f,
            1);
    assertThat(normalised(Warp.bilinear(votes.relu(), 4, 4)).minus(large).abs().max())
        .as("the map as it is drawn: normalised once, by the ends of its scale")
        .isLessThan(1e-5f);
  }

  /** tf-keras-vis enlarges with the corners kept in place. */
  @Test
  void enlargedWithItsCornersItIsTfKerasVis() {
    Volume votes = new GradCam(Place.LAST_SPATIAL).votes(HandMaps.MAPS, HandMaps.GRADIENT);
    float[] first = java.util.Arrays.copyOf(corners(votes).toArray(), 8);
    assertThat(first)
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(0, .1333f, .2667f, .4f, .1333f, .2889f, .4444f, .6f);
  }

  private static Volume corners(Volume votes) {
    return normalised(Warp.bilinearCorners(votes.relu(), 4, 4));
  }

  private static Volume normalised(Volume map) {
    Scale ends = Scale.of(map);
    return map.map(v -> (float) ends.fraction(v));
  }

  /** wₖ = mean over (i,j) of gₖ(i,j); Σₖ wₖ Aₖ, as plain loops. */
  @Test
  void isThePapersSum() {
    Volume maps = Volume.generate(5, 3, 4, (c, y, x) -> (c * 7 + y * 3 + x * 5) % 11 - 4);
    Volume gradient = Volume.generate(5, 3, 4, (c, y, x) -> (c * 5 + y * 7 + x * 2) % 13 - 6);
    Volume votes = new GradCam(Place.LAST_SPATIAL).votes(maps, gradient);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 4; x++) {
        double sum = 0;
        for (int k = 0; k < 5; k++) {
          double weight = 0;
          for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
              weight += gradient.at(k, i, j) / 12.0;
            }
          }
          sum += weight * maps.at(k, y, x);
        }
        assertThat((double) votes.at(0, y, x))
            .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-4));
      }
    }
  }
}
