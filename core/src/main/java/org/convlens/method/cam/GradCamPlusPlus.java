package org.convlens.method.cam;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;

/**
 * αₖ = g² / (2 g² + ΣAₖ · g³); wₖ = Σ αₖ · max(0, g); L = max(0, Σₖ wₖ Aₖ) (Chattopadhyay et al.
 * 2017). The higher derivatives are those of exp(y), as in the paper.
 */
@About(
    summary =
        "Grad-CAM that counts only what raises the class, pixel by pixel: better with "
            + "several objects.",
    formula = "αₖ = g² / (2 g² + ΣAₖ · g³);  wₖ = Σ αₖ · max(0, g);  L = max(0, Σₖ wₖ Aₖ)",
    caution =
        "It ignores what speaks against the class, so its map covers more than the "
            + "network needs.",
    compat =
        "pytorch-grad-cam's numbers before its scaling. tf-keras-vis multiplies the derivatives"
            + " by exp(score) and makes the α of a map add up to 1; in TorchCAM the division by α's"
            + " denominator has no effect.",
    papers = {Paper.CHATTOPADHYAY_2017})
public record GradCamPlusPlus(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public Volume votes(Volume maps, Volume gradient) {
    float[] weights = new float[maps.channels()];
    for (int k = 0; k < weights.length; k++) {
      double sum = maps.channel(k).sum();
      double weight = 0;
      for (int i = k * maps.area(); i < (k + 1) * maps.area(); i++) {
        double g = gradient.at(i);
        double alpha = g == 0 ? 0 : g * g / (2 * g * g + sum * g * g * g + 1e-6);
        weight += Math.max(0, g) * alpha;
      }
      weights[k] = (float) weight;
    }
    return maps.weightedSum(weights);
  }
}
