package org.convlens.method.gradient;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.net.Backward;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.task.Run;

/** The gradient with g · (g > 0) at every ReLU (Zeiler, Fergus 2013). */
@About(
    summary = "The score projected back through rectified gradients.",
    formula = "at every ReLU g ← g · (g > 0)",
    caution = "Like guided backpropagation it shows edges rather than reasons.",
    compat =
        "Captum's Deconvolution, at every ReLU; Captum leaves a ReLU plain that is "
            + "called as a function.",
    papers = {Paper.ZEILER_FERGUS_2013})
public record DeconvNet(@Knob("how the colour channels of a pixel become one number") Fold fold)
    implements PixelAttribution {
  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    try (Network rectified = network.with(Backward.DECONVNET)) {
      PixelGradient gradient = PixelGradient.at(rectified, input, score);
      return new Attribution("deconvolved " + score, gradient.pixels(), gradient.notes());
    }
  }
}
