package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What methods cost, in forward passes, measured in turn in one run: {@code mvn verify
 * -Pperformance}. See docs/performance.md.
 */
@Tag("performance")
class CostTest {
  private static final int ROUNDS = 41;
  private static final int WARMING_UP = 100;

  @Test
  void gradCamCostsAtMostOneAndAFifthForwardPasses() throws Exception {
    for (String file :
        List.of(
            "models-imagenet/squeezenet1.1_fp32.onnx",
            "models-small/cifar10-resnet/resnet20_cifar10.onnx")) {
      try (Network network = Torch.engine().open(Models.open(Shared.file(file)))) {
        var shape = network.model().graph().inputShape();
        Volume input =
            Volume.generate(
                shape.channels(),
                shape.height(),
                shape.width(),
                (c, y, x) -> ((c + 1) * y * 7 + x * 13) % 200 - 100);
        LayerId logits = network.model().head().logits();
        Score score = Prediction.score(network.model().head(), 3);
        GradCam gradCam = new GradCam(Place.LAST_SPATIAL);
        Runnable forward = () -> network.trace(List.of(input), Set.of(logits)).close();
        Runnable explain = () -> gradCam.explain(network, input, score);
        double ratio = ratio(explain, forward);
        System.out.printf("%s: Grad-CAM costs %.2f forward passes%n", file, ratio);
        assertThat(ratio).isLessThanOrEqualTo(1.2);
      }
    }
  }

  /** The median of one over the median of the other, measured in turn. */
  private static double ratio(Runnable one, Runnable other) {
    double[] ones = new double[ROUNDS];
    double[] others = new double[ROUNDS];
    for (int round = -WARMING_UP; round < ROUNDS; round++) {
      double a = seconds(one);
      double b = seconds(other);
      if (round >= 0) {
        ones[round] = a;
        others[round] = b;
      }
    }
    Arrays.sort(ones);
    Arrays.sort(others);
    return ones[ROUNDS / 2] / others[ROUNDS / 2];
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) * 1e-9;
  }
}
