package org.convlens.method.cam;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;

/** L = max(0, Σₖ gₖ · Aₖ), cell by cell (Draelos, Carin 2020). */
@About(
    summary =
        "Where each cell's own gradient meets its own activation: faithful for heads "
            + "without hidden layers.",
    formula = "L = max(0, Σₖ gₖ · Aₖ), cell by cell",
    caution = "It is as noisy as the gradient, and as coarse as the layer.",
    compat = "pytorch-grad-cam's HiResCAM before its scaling to 0..1.",
    papers = {Paper.DRAELOS_2020})
public record HiResCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public Volume votes(Volume maps, Volume gradient) {
    return maps.times(gradient).foldChannels(Float::sum);
  }
}
