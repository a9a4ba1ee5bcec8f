package org.convlens.method.gradient;

import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.net.Backward;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Run;

/** Guided backpropagation times the bilinearly enlarged Grad-CAM (Selvaraju et al. 2016). */
@About(
    summary = "Guided backpropagation, only where Grad-CAM finds the class.",
    formula = "guided gradient × Grad-CAM enlarged bilinearly",
    caution =
        "The fine lines come from guided backpropagation and say little about the "
            + "class; trust the region only.",
    compat =
        "Captum's numbers with interpolate_mode=\"bilinear\"; left alone, it enlarges Grad-CAM"
            + " by the nearest cell.",
    papers = {Paper.SELVARAJU_2016})
public record GuidedGradCam(
    @Knob("layer whose feature maps are weighed") Place layer,
    @Knob("how the colour channels of a pixel become one number") Fold fold)
    implements PixelAttribution {
  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    Heatmap cam = new GradCam(layer).explain(network, input, score);
    Volume where = Warp.bilinear(cam.map(), input.height(), input.width());
    try (Network guided = network.with(Backward.GUIDED)) {
      Volume pixels = PixelGradient.at(guided, input, score).pixels();
      Volume kept =
          Volume.generate(
              pixels.channels(),
              pixels.height(),
              pixels.width(),
              (c, y, x) -> pixels.at(c, y, x) * where.at(0, y, x));
      return new Attribution("guided gradient × Grad-CAM of " + cam.title(), kept, cam.notes());
    }
  }
}
