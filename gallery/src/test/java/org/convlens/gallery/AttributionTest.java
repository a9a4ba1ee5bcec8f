package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convlens.array.Npy;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.method.Baseline;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.method.gradient.DeconvNet;
import org.convlens.method.gradient.DeepLift;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.GuidedBackpropagation;
import org.convlens.method.gradient.IntegratedGradients;
import org.convlens.method.gradient.Lrp;
import org.convlens.method.gradient.Lrp.First;
import org.convlens.method.gradient.Lrp.Middle;
import org.convlens.method.gradient.PixelAttribution;
import org.convlens.method.gradient.Saliency;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Rescale;
import org.convlens.net.Trace;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of zennit (LRP) and Captum (all others) on a network with biases, batch
 * normalisation, both poolings and a residual sum: {@code attribution/make.py} runs them.
 */
class AttributionTest {
  private static final Numbers EXPECTED = Numbers.read("expected.tsv");
  private static final Score SCORE = Score.logit(1);

  static Stream<Arguments> methods() {
    Fold fold = Fold.SIGNED;
    Middle plus = Middle.ALPHA1_BETA0;
    return Stream.of(
        Arguments.of("lrp default", new Lrp(plus, First.FLAT, 1e-6, 0.25, fold)),
        Arguments.of("lrp epsilon", new Lrp(Middle.EPSILON, First.MIDDLE, 1e-6, 0.25, fold)),
        Arguments.of("lrp epsilon 0.25", new Lrp(Middle.EPSILON, First.MIDDLE, 0.25, 0.25, fold)),
        Arguments.of("lrp gamma", new Lrp(Middle.GAMMA, First.MIDDLE, 1e-6, 0.25, fold)),
        Arguments.of("lrp alpha1-beta0", new Lrp(plus, First.MIDDLE, 1e-6, 0.25, fold)),
        Arguments.of(
            "lrp alpha2-beta1", new Lrp(Middle.ALPHA2_BETA1, First.MIDDLE, 1e-6, 0.25, fold)),
        Arguments.of("lrp squared-weights", new Lrp(plus, First.SQUARED_WEIGHTS, 1e-6, 0.25, fold)),
        Arguments.of("lrp box", new Lrp(plus, First.BOX, 1e-6, 0.25, fold)),
        Arguments.of("deep-lift", new DeepLift(Baseline.ZERO, fold)),
        Arguments.of("integrated-gradients", new IntegratedGradients(50, 0, fold)),
        Arguments.of("gradient", new Saliency(fold)),
        Arguments.of("guided", new GuidedBackpropagation(fold)),
        Arguments.of("deconvnet", new DeconvNet(fold)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("methods")
  void givesTheSameNumbers(String name, PixelAttribution method) throws IOException {
    EXPECTED.check(method, SCORE, name);
  }

  /** What zennit's EpsilonPlusFlat with merged norms gives; the logits are 19.373 and 16.765. */
  @ParameterizedTest
  @CsvSource({
    "cifar10_test_5k_dev_0_label0, 0, 7.830090, 0.01411520",
    "cifar10_test_5k_dev_1_label1, 1, 11.735045, 0.02197463"
  })
  void biasesOfAResNetTakeWhatTheyTakeInZennit(String photo, int target, double sum, double largest)
      throws IOException {
    Path file = Shared.file("models-small/cifar10-resnet/resnet20_cifar10.onnx");
    Tensor input = Npy.read(Shared.file("golden/dev/resnet20/" + photo + "/input_tensor.npy"));
    Lrp method = new Lrp(Middle.ALPHA1_BETA0, First.FLAT, 1e-6, 0.25, Fold.SIGNED);
    try (Network network = Torch.engine().open(Models.open(file))) {
      Volume picture = Volume.of(3, 32, 32, input.toFloats());
      Volume found = method.attribute(network, picture, Score.logit(target), Run.QUIET).pixels();
      assertThat(found.sum()).isCloseTo(sum, within(1e-4 * sum));
      assertThat((double) found.abs().max()).isCloseTo(largest, within(1e-4 * largest));
    }
  }

  @Test
  void deepLiftFromABaselineGivesTheSameNumbers() throws IOException {
    Volume x = Numbers.picture();
    Volume x0 = Numbers.baseline();
    try (Network network = Numbers.network();
        Network rescaling = network.with(new Rescale())) {
      Graph graph = network.model().graph();
      LayerId input = graph.input();
      try (Trace trace = rescaling.trace(List.of(x, x0), SCORE.layers(graph), Set.of(input))) {
        Volume multipliers = trace.pull(SCORE.slope(graph, trace), input).get(0);
        EXPECTED.check(x.minus(x0).times(multipliers), "deep-lift baseline");
      }
    }
  }

  @Test
  void occlusionGivesTheSameNumbers() throws IOException {
    try (Network network = Numbers.network()) {
      Occlusion method = new Occlusion(5, 3, 0, Occlusion.Shows.DROP);
      EXPECTED.check(
          method.explain(network, Numbers.picture(), SCORE, Run.QUIET).map(), "occlusion");
    }
  }

  @Test
  void gradCamGivesTheSameNumbers() throws IOException {
    try (Network network = Numbers.network()) {
      GradCam method = new GradCam(Place.named("conv4"));
      EXPECTED.check(method.explain(network, Numbers.picture(), SCORE).map(), "grad-cam");
    }
  }
}
