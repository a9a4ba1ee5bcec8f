package org.convlens.method.cam;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;

/** wₖ = Σ gₖ · Aₖ / Σ Aₖ; L = max(0, Σₖ wₖ Aₖ) (Fu et al. 2020). */
@About(
    summary =
        "Grad-CAM with weights that make the map add up to the score where the network "
            + "is linear.",
    formula = "wₖ = Σ gₖ · Aₖ / Σ Aₖ;  L = max(0, Σₖ wₖ Aₖ)",
    caution = "Channels whose activations nearly cancel get wild weights.",
    compat = "pytorch-grad-cam's XGradCAM, and TorchCAM's, before the scaling to 0..1.",
    papers = {Paper.FU_2020})
public record XGradCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public Volume votes(Volume maps, Volume gradient) {
    float[] weights = maps.times(gradient).channelMeans();
    float[] means = maps.channelMeans();
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= means[k] + 1e-7f / maps.area();
    }
    return maps.weightedSum(weights);
  }
}
