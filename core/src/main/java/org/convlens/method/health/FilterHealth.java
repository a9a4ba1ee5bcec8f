package org.convlens.method.health;

import java.util.ArrayList;
import java.util.List;
import org.convlens.method.About;
import org.convlens.method.Kept;
import org.convlens.method.Knob;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Survey;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.task.UsageException;

/** Which filters do no work over many pictures: dead, repeated, saturated, almost zero. */
@About(
    summary = "Filters that do no work over a folder of pictures: dead, repeated, saturated, weak.",
    formula =
        "z = what enters the activation function; dead: z ≤ its silent end in every cell, or"
            + " weights that are no numbers; duplicate: cosine of two kernels and correlation of"
            + " their rectified z both above thresholds; saturated: share of cells with z at a flat"
            + " or idle end; low-norm: ‖w‖·|γ|/√(σ² + ε) below a share of the layer's median",
    caution =
        "A filter may be silent only in these pictures: take many, and of all kinds that the"
            + " network is for, before you prune one.",
    compat =
        "No tool compared has such a report, so the thresholds are this one's own; the "
            + "sheet states them.")
public record FilterHealth(
    @Knob("convolutions to examine") Place layer,
    @KnobGroup Thresholds thresholds,
    @Knob(value = "kernels drawn of each fault, the worst first", from = 1, to = 512) int shown,
    @Knob("too many, for builds: such as dead>5%,duplicate>=3; the exit code is then 1")
        String failIf,
    @Knob(value = "pictures looked at, the first so many", from = 1, to = 10_000_000) int limit)
    implements Survey {
  public FilterHealth {
    Knobs.validate(FilterHealth.class, layer, thresholds, shown, failIf, limit);
    FailIf.parse(failIf);
  }

  @Override
  public Kept<?> gathering(Model model) {
    Graph graph = model.graph();
    List<Responder> responders = new ArrayList<>();
    List<Twins> twins = new ArrayList<>();
    for (LayerId id : layer.in(graph)) {
      Node node = graph.node(id);
      if (!Graph.isConvolution(node)) {
        throw new UsageException(
            "layer '" + id + "' (" + node.op().kind() + ") is no convolution: leave it out");
      }
      Responder responder = Responder.of(graph, node);
      responders.add(responder);
      twins.add(Twins.of(responder.kernels(), thresholds.cosine()));
    }
    return new ResponseGathering(this, responders, twins);
  }
}
