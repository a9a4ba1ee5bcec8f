package org.convlens.method.gradient;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.task.Run;

/** |∂y/∂x|: how strongly a score reacts to each pixel (Simonyan, Vedaldi, Zisserman 2013). */
@About(
    summary = "How strongly the score reacts to each pixel: the size of its gradient.",
    formula = "S(i,j) = max over channels c of |∂y/∂x(c,i,j)|",
    caution = "Gradients are noisy and show where the score is sensitive, not what it is made of.",
    compat =
        "Absolute as Captum's Saliency, the largest channel as in tf-keras-vis, which scales it"
            + " to 0..1; the raw numbers keep sign and channels.",
    papers = {Paper.SIMONYAN_2013})
public record Saliency(@Knob("how the colour channels of a pixel become one number") Fold fold)
    implements PixelAttribution {
  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    PixelGradient gradient = PixelGradient.at(network, input, score);
    return new Attribution("|∂ " + score + " / ∂ pixel|", gradient.pixels(), gradient.notes());
  }
}
