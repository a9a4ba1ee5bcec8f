package org.convlens.method.cam;

import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.paper.Paper;

/** L = Σₖ max(0, gₖ · Aₖ), cell by cell. */
@About(
    summary = "Each cell's positive products of gradient and activation, added up over the maps.",
    formula = "L = Σₖ max(0, gₖ · Aₖ), cell by cell",
    caution =
        "Negative products are cut off map by map, so it shows support even where the "
            + "sum speaks against the class.",
    compat = "pytorch-grad-cam's GradCAMElementWise before its scaling to 0..1.",
    papers = {Paper.DRAELOS_2020})
public record ElementWiseCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements ClassActivation {
  @Override
  public Volume votes(Volume maps, Volume gradient) {
    return maps.times(gradient).relu().foldChannels(Float::sum);
  }
}
