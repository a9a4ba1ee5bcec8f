package org.convlens.method.gradient;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.method.Knob;
import org.convlens.net.Backward;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;

/** The gradient with g · (g > 0) at every ReLU (Zeiler, Fergus 2013). */
@About(
    summary = "The score projected back through rectified gradients.",
    formula = "at every ReLU g ← g · (g > 0)",
    caution = "Like guided backpropagation it shows edges rather than reasons.",
    papers = {Paper.ZEILER_FERGUS_2013})
public record DeconvNet(@Knob("how the colour channels of a pixel become one number") Fold fold)
    implements Explanation {
  @Override
  public Heatmap explain(Network network, Volume input, Score score) {
    Volume pixels;
    try (Network rectified = network.with(Backward.DECONVNET)) {
      pixels = PixelGradient.at(rectified, input, score);
    }
    return new Heatmap(
        "deconvolved " + score,
        fold.apply(pixels),
        fold.isSigned(),
        Diagnosis.ofInput(network.model(), input));
  }
}
