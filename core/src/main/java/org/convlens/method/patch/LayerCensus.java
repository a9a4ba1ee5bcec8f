package org.convlens.method.patch;

import java.util.ArrayList;
import java.util.List;
import org.convlens.method.About;
import org.convlens.method.Both;
import org.convlens.method.Gathering;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Survey;
import org.convlens.method.health.FilterHealth;
import org.convlens.method.health.Thresholds;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.ReceptiveField;
import org.convlens.net.op.Grid;
import org.convlens.paper.Paper;
import org.convlens.task.UsageException;

/**
 * Everything about all channels of one layer that many pictures show, in one walk: what they say,
 * the units that say most, and of a convolution which filters do no work.
 */
@About(
    summary = "What all channels of a layer say to a folder's pictures, and the strongest patches.",
    formula =
        "of all cells: least, largest, mean, √(mean of squares − mean²), share above 0; of every"
            + " picture the unit with the largest activation, of these the largest",
    caution = "It is about these pictures only: others may excite a channel more.",
    papers = {Paper.ZEILER_FERGUS_2013, Paper.YOSINSKI_2015})
public record LayerCensus(
    @Knob("layer whose channels are looked at") Place layer,
    @Knob(value = "patches for each channel", from = 1, to = 64) int top,
    @Knob(value = "pictures looked at, the first so many", from = 1, to = 10_000_000) int limit)
    implements Survey {
  public LayerCensus {
    Knobs.validate(LayerCensus.class, layer, top, limit);
  }

  @Override
  public Gathering<?> gathering(Model model) {
    Graph graph = model.graph();
    LayerId target = layer.oneIn(graph);
    ReceptiveField field =
        ReceptiveField.of(graph, target)
            .orElseThrow(
                () -> new UsageException("layer '" + target + "' does not depend on the input"));
    List<Leaders> leaders = new ArrayList<>();
    for (int channel = 0; channel < Grid.of(graph.node(target).shape()).channels(); channel++) {
      leaders.add(new Leaders(channel, top, 1, field));
    }
    CensusGathering census = new CensusGathering(target, field, leaders);
    if (!Graph.isConvolution(graph.node(target))) {
      return census;
    }
    Place own = new Place(target.name());
    FilterHealth health = new FilterHealth(own, Thresholds.DEFAULT, 1, "none", limit);
    return Both.of(census, health.gathering(model), "health");
  }
}
