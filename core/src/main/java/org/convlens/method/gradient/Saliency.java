package org.convlens.method.gradient;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.method.Knob;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;

/** |∂y/∂x|: how strongly a score reacts to each pixel (Simonyan, Vedaldi, Zisserman 2013). */
@About(
    summary = "How strongly the score reacts to each pixel: the size of its gradient.",
    formula = "S(i,j) = max over channels c of |∂y/∂x(c,i,j)|",
    caution =
        "Gradients are noisy and show where the score is sensitive, not what it is made " + "of.",
    papers = {Paper.SIMONYAN_2013})
public record Saliency(@Knob("how the colour channels of a pixel become one number") Fold fold)
    implements Explanation {
  @Override
  public Heatmap explain(Network network, Volume input, Score score) {
    Volume pixels = PixelGradient.at(network, input, score);
    return new Heatmap(
        "|∂ " + score + " / ∂ pixel|",
        fold.apply(pixels),
        fold.isSigned(),
        Diagnosis.ofInput(network.model(), input));
  }
}
