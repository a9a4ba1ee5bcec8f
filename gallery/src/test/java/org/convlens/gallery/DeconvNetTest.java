package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.method.gradient.DeconvNet;
import org.convlens.method.gradient.Fold;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;

class DeconvNetTest {
  /** g · (g > 0) of g = v = (2, 5, −1) is (2, 5, 0). */
  @Test
  void followsThePapersRuleAtTheRelu() {
    try (Network network = Torch.engine().open(DenseNet.model())) {
      float[] pixels =
          new DeconvNet(Fold.SIGNED)
              .attribute(network, DenseNet.PICTURE, Score.logit(0), Run.QUIET)
              .pixels()
              .toArray();
      assertThat(pixels).containsExactly(DenseNet.back(2, 5, 0));
    }
  }
}
