package org.convlens.method.cam;

import org.convlens.array.Volume;
import org.convlens.method.Knob;
import org.convlens.method.Place;

/** wₖ = mean over (i,j) of ∂y/∂Aₖ(i,j); L = max(0, Σₖ wₖ Aₖ) (Selvaraju et al. 2016). */
public record GradCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public Volume votes(Volume maps, Volume gradient) {
    float[] weights = gradient.channelMeans();
    return maps.weightedSum(weights);
  }
}
