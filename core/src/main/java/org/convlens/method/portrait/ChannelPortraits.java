package org.convlens.method.portrait;

import org.convlens.ascent.Climb;
import org.convlens.ascent.Penalty;
import org.convlens.method.About;
import org.convlens.method.Finding;
import org.convlens.method.Knob;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Portrait;
import org.convlens.method.Scene;
import org.convlens.paper.Paper;

/** Activation maximisation of many channels, each by the mean of its map, on one sheet. */
@About(
    summary = "What the channels of a layer want to see, one picture each, on one sheet.",
    formula = "x*ₖ = argmax over x of E[ mean of Aₖ(T(x)) ] for each channel k",
    caution =
        "Channels are not the only units of meaning: a picture that mixes two things may belong"
            + " to a channel that stands for neither.",
    compat =
        "Lucid's objective channel, one optimisation for each; the rest is as in "
            + "activation-maximisation.",
    papers = {Paper.OLAH_2017})
public record ChannelPortraits(
    @Knob("layers whose channels are shown") Place layer,
    @Knob(value = "the first channel", from = 0) int first,
    @Knob(value = "channels shown of each layer; 0 shows all", from = 0) int limit,
    @Knob(value = "pictures side by side; 0 chooses", from = 0, to = 64) int columns,
    @KnobGroup Climbing climbing)
    implements Portrait {

  public ChannelPortraits {
    Knobs.validate(ChannelPortraits.class, layer, first, limit, columns, climbing);
  }

  @Override
  public Finding look(Scene scene) {
    Climb climb = climbing.climb(scene.network(), Penalty.NONE);
    return new ChannelSheet(layer, first, limit, columns, climb, made -> made)
        .look("What channels want to see", scene);
  }
}
