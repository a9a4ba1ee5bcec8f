package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.ByteBuffer;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.cam.GradCam;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.GuidedBackpropagation;
import org.convlens.method.gradient.GuidedGradCam;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;

class GuidedGradCamTest {
  @Test
  void isTheProductOfItsParts() throws Exception {
    try (InputStream file = BuiltIn.open(BuiltIn.DIGITS);
        Network network =
            Torch.engine()
                .open(OnnxReader.read(ByteBuffer.wrap(file.readAllBytes()), BuiltIn.DIGITS))) {
      Volume input = Scene.of(network, DrawnDigit.draw(5, 1)).input();
      Score score = Score.logit(5);
      Volume product =
          new GuidedGradCam(Place.LAST_SPATIAL, Fold.SIGNED)
              .attribute(network, input, score, Run.QUIET)
              .pixels();
      Volume guided =
          new GuidedBackpropagation(Fold.SIGNED)
              .attribute(network, input, score, Run.QUIET)
              .pixels();
      Volume cam = new GradCam(Place.LAST_SPATIAL).explain(network, input, score).map();
      assertThat(cam.max()).isPositive();
      assertThat(product).isEqualTo(guided.times(Warp.bilinear(cam, 28, 28)));
    }
  }
}
