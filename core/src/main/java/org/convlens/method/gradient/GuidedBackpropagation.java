package org.convlens.method.gradient;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.net.Backward;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.task.Run;

/** The gradient with g · (x > 0) · (g > 0) at every ReLU (Springenberg et al. 2014). */
@About(
    summary = "The gradient, with everything left out on the way that speaks against the score.",
    formula = "at every ReLU g ← g · (x > 0) · (g > 0)",
    caution =
        "It mostly redraws the picture's edges and hardly changes when the network's "
            + "last layers are randomised: no proof of why.",
    compat =
        "The rule of pytorch-grad-cam and Captum, at every ReLU; Captum leaves a ReLU "
            + "plain that is called as a function.",
    papers = {Paper.SPRINGENBERG_2014, Paper.ADEBAYO_2018})
public record GuidedBackpropagation(
    @Knob("how the colour channels of a pixel become one number") Fold fold)
    implements PixelAttribution {
  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    try (Network guided = network.with(Backward.GUIDED)) {
      PixelGradient gradient = PixelGradient.at(guided, input, score);
      return new Attribution("guided gradient of " + score, gradient.pixels(), gradient.notes());
    }
  }
}
