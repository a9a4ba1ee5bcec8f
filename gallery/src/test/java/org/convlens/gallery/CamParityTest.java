package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.convlens.array.Npy;
import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.convlens.method.Sampling;
import org.convlens.method.cam.AblationCam;
import org.convlens.method.cam.ClassActivation;
import org.convlens.method.cam.EigenCam;
import org.convlens.method.cam.ElementWiseCam;
import org.convlens.method.cam.GradCam;
import org.convlens.method.cam.GradCamPlusPlus;
import org.convlens.method.cam.HiResCam;
import org.convlens.method.cam.LayerCam;
import org.convlens.method.cam.ScoreCam;
import org.convlens.method.cam.XGradCam;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.GradientTimesInput;
import org.convlens.method.gradient.GuidedGradCam;
import org.convlens.method.gradient.PixelAttribution;
import org.convlens.method.gradient.SmoothGrad;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numbers of pytorch-grad-cam, before it scales them, and of Captum (methods that end at
 * pixels): {@code attribution/cam.py} runs them.
 */
class CamParityTest {
  private static final Numbers EXPECTED = Numbers.read("cam.tsv");
  private static final Score SCORE = Score.logit(1);

  static Stream<Arguments> cams() {
    return Stream.of("norm3", "pool2", "relu4")
        .flatMap(
            layer -> {
              Place at = Place.named(layer);
              return Stream.of(
                  Arguments.of("grad-cam " + layer, new GradCam(at)),
                  Arguments.of("hires-cam " + layer, new HiResCam(at)),
                  Arguments.of("grad-cam-plus-plus " + layer, new GradCamPlusPlus(at)),
                  Arguments.of("x-grad-cam " + layer, new XGradCam(at)),
                  Arguments.of("layer-cam " + layer, new LayerCam(at)),
                  Arguments.of("element-wise-cam " + layer, new ElementWiseCam(at)));
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cams")
  void givesTheSameNumbers(String name, ClassActivation method) throws IOException {
    try (Network network = Numbers.network()) {
      Volume found = method.explain(network, Numbers.picture(), SCORE).map();
      Numbers.check(found, EXPECTED.like(found, name).relu(), name);
    }
  }

  /** Its sign is left to chance there. */
  @ParameterizedTest
  @ValueSource(strings = {"norm3", "pool2", "relu4"})
  void eigenCamIsTheSameUpToItsSign(String layer) throws IOException {
    try (Network network = Numbers.network()) {
      Volume found =
          new EigenCam(Place.named(layer)).explain(network, Numbers.picture(), SCORE).map();
      Volume expected = EXPECTED.like(found, "eigen-cam " + layer);
      Volume other = expected.times(-1);
      boolean turned = found.minus(expected).abs().max() > found.minus(other).abs().max();
      Numbers.check(found, (turned ? other : expected).relu(), layer);
    }
  }

  static Stream<Arguments> samplings() {
    return Stream.of(
        Arguments.of("ablation-cam relu4", new AblationCam(Place.named("relu4"))),
        Arguments.of("score-cam norm3", new ScoreCam(Place.named("norm3"))),
        Arguments.of("score-cam pool2", new ScoreCam(Place.named("pool2"))),
        Arguments.of("score-cam relu4", new ScoreCam(Place.named("relu4"))));
  }

  /** Score-CAM with feature maps enlarged by half pixels there, too. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("samplings")
  void maskingGivesTheSameNumbers(String name, Sampling method) throws IOException {
    try (Network network = Numbers.network()) {
      Volume found = method.explain(network, Numbers.picture(), SCORE, Run.QUIET).map();
      Numbers.check(found, EXPECTED.like(found, name).relu(), name);
    }
  }

  static Stream<Arguments> pixels() {
    return Stream.of(
        Arguments.of("gradient-times-input", new GradientTimesInput(Fold.SIGNED)),
        Arguments.of("guided-grad-cam", new GuidedGradCam(Place.named("conv4"), Fold.SIGNED)),
        Arguments.of("smoothgrad", smooth(SmoothGrad.Statistic.MEAN)),
        Arguments.of("smoothgrad_sq", smooth(SmoothGrad.Statistic.SQUARE)),
        Arguments.of("vargrad", smooth(SmoothGrad.Statistic.VARIANCE)));
  }

  private static SmoothGrad smooth(SmoothGrad.Statistic statistic) {
    return new SmoothGrad(4, 0.5, statistic, Fold.SIGNED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pixels")
  void pixelsGetTheSameNumbers(String name, PixelAttribution method) throws IOException {
    EXPECTED.check(method, SCORE, name);
  }

  /** The noise that was given to Captum: 0.5 of the picture's range. */
  @Test
  void theNoiseIsTheSame() throws IOException {
    float[] noise = Npy.read(Numbers.file("noise.npy")).toFloats();
    Volume picture = Numbers.picture();
    SplittableRandom random = new SplittableRandom(0);
    double spread = 0.5 * (picture.max() - picture.min());
    for (float number : noise) {
      assertThat(number).isEqualTo((float) (spread * random.nextGaussian()));
    }
    assertThat(noise).hasSize(4 * picture.size());
  }
}
