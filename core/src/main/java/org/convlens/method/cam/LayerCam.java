package org.convlens.method.cam;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;

/** L = max(0, Σₖ max(0, gₖ) · Aₖ), cell by cell (Jiang et al. 2021). */
@About(
    summary = "Where a layer speaks for the class, cell by cell: usable at early layers too.",
    formula = "L = max(0, Σₖ max(0, gₖ) · Aₖ), cell by cell",
    caution = "It leaves out negative gradients, so evidence against the class never shows.",
    compat = "pytorch-grad-cam's LayerCAM before its scaling to 0..1.",
    papers = {Paper.JIANG_2021})
public record LayerCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public Volume votes(Volume maps, Volume gradient) {
    return gradient.relu().times(maps).foldChannels(Float::sum);
  }
}
