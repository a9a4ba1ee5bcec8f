package org.convlens.method.gradient;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.task.Run;

/**
 * x · ∂y/∂x: what each pixel contributes to a score that is nearly linear (Shrikumar et al. 2016).
 */
@About(
    summary = "What each pixel contributes to the score, as if the network were linear.",
    formula = "S(i,j) = Σ over channels c of x(c,i,j) · ∂y/∂x(c,i,j)",
    caution = "Pixels that are zero after preprocessing count for nothing, whatever they mean.",
    compat =
        "Captum's InputXGradient, whose channels the map adds up unless another fold "
            + "is chosen; --raw keeps them.",
    papers = {Paper.SHRIKUMAR_2016})
public record GradientTimesInput(
    @Knob("how the colour channels of a pixel become one number") Fold fold)
    implements PixelAttribution {
  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    PixelGradient gradient = PixelGradient.at(network, input, score);
    Volume pixels = gradient.pixels().times(input);
    return new Attribution("pixel × ∂ " + score + " / ∂ pixel", pixels, gradient.notes());
  }
}
