package org.convlens.method.gradient;

import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Baseline;
import org.convlens.method.Knob;
import org.convlens.net.Graph;
import org.convlens.net.Network;
import org.convlens.net.Rescale;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;

/**
 * (x − x₀) · m, where m is the gradient with the multipliers Δy / Δx in place of the derivatives of
 * the nonlinearities: DeepLIFT's rescale rule (Shrikumar, Greenside, Kundaje 2017). The
 * attributions add up to y(x) − y(x₀), but for the gap that the notes report.
 */
@About(
    summary =
        "What each pixel adds to the score compared with a baseline, in one pass; the shares add"
            + " up to the score's rise.",
    formula =
        "S = (x − x₀) · m,  m by the chain rule with Δy / Δx instead of ∂y/∂x at nonlinearities",
    caution =
        "The baseline decides, as with integrated gradients; and what two units of opposite sign"
            + " do together is split in one way of many.",
    compat =
        "Captum's DeepLift with its rescale rule; the shares of overlapping max pools "
            + "are added up. Where a max pool directly follows a ReLU, Captum drops the "
            + "pool's rule and its shares no longer add up; here they do.",
    papers = {Paper.SHRIKUMAR_2017})
public record DeepLift(
    @Knob("the picture that stands for nothing there") Baseline baseline,
    @Knob("how the colour channels of a pixel become one number") Fold fold)
    implements FromBaseline {
  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    Graph graph = network.model().graph();
    Volume start = baseline.of(network.model(), input);
    try (Network rescaling = network.with(new Rescale());
        Trace trace =
            rescaling.trace(List.of(input, start), score.layers(graph), Set.of(graph.input()))) {
      Volume multipliers = trace.pull(score.slope(graph, trace), graph.input()).get(0);
      Volume attribution = input.minus(start).times(multipliers);
      double rise = score.value(graph, trace, 0) - score.value(graph, trace, 1);
      List<Note> notes = List.of(CompletenessNote.note(attribution, rise));
      return new Attribution("DeepLIFT of " + score, attribution, notes);
    }
  }
}
