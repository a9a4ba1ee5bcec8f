package org.convlens.method.cam;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;

/** wₖ = mean over (i,j) of ∂y/∂Aₖ(i,j); L = max(0, Σₖ wₖ Aₖ) (Selvaraju et al. 2016). */
@About(
    summary = "Where a layer's feature maps speak for a class, weighed by their mean gradient.",
    formula = "wₖ = mean over (i,j) of ∂y/∂Aₖ(i,j);  L = max(0, Σₖ wₖ Aₖ)",
    caution =
        "The map is as coarse as the layer, and averaging gradients over the map can "
            + "move it away from where the evidence lies.",
    compat =
        "The numbers before any scaling are those of Captum's LayerGradCam with"
            + " relu_attributions and of pytorch-grad-cam, which scales to 0..1 before and after"
            + " enlarging; tf-keras-vis enlarges first.",
    papers = {Paper.SELVARAJU_2016})
public record GradCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public Volume votes(Volume maps, Volume gradient) {
    float[] weights = gradient.channelMeans();
    return maps.weightedSum(weights);
  }
}
