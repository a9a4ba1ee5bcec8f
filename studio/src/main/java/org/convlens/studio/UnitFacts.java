package org.convlens.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.method.wiring.Wire;
import org.convlens.method.wiring.Wiring;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.ReceptiveField;
import org.convlens.net.op.Grid;
import org.jspecify.annotations.Nullable;

/**
 * What a network's file says of a channel, for programs: in the manner of {@link Facts}.
 *
 * @param most slices of the kernel and wires each way that are told, the strongest
 */
record UnitFacts(Model model, int most) {
  private static final int COLOURS = 3;

  Map<String, Object> of(LayerId layer, int channel, Wiring wiring) {
    Graph graph = model.graph();
    Node node = graph.node(layer);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", layer.name());
    facts.put("channel", channel);
    facts.put("channels", Grid.of(node.shape()).channels());
    facts.put("kind", node.op().kind());
    facts.put("shape", node.shape().toList());
    facts.put("made", List.of(wiring.layer().name(), wiring.channel()));
    List<Integer> taken = Wiring.taken(graph, wiring.layer(), wiring.channel());
    if (!taken.isEmpty()) {
      facts.put("kernel", kernel(wiring.layer(), wiring.channel(), taken));
    }
    facts.put("in", wires(wiring.in()));
    facts.put("in_count", wiring.in().size());
    facts.put("out", wires(wiring.out()));
    facts.put("out_count", wiring.out().size());
    ReceptiveField.of(graph, layer)
        .ifPresent(field -> facts.put("receptive_field", of(field, node)));
    return facts;
  }

  private static Map<String, Object> of(ReceptiveField field, Node node) {
    Grid grid = Grid.of(node.shape());
    ReceptiveField.Box box = field.box(grid.rows() / 2, grid.columns() / 2);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("size", field.toString());
    facts.put("middle_unit", List.of(grid.rows() / 2, grid.columns() / 2));
    facts.put("middle_box", List.of(box.top(), box.left(), box.bottom(), box.right()));
    return facts;
  }

  private Map<String, Object> kernel(LayerId layer, int filter, List<Integer> taken) {
    int first = taken.get(0);
    int depth = taken.get(1);
    double[] norms = new double[depth];
    Volume[] slices = new Volume[depth];
    double squares = 0;
    for (int i = 0; i < depth; i++) {
      slices[i] = Wiring.slice(model.graph(), layer, first + i, filter).orElseThrow();
      double square = slices[i].times(slices[i]).sum();
      norms[i] = Math.sqrt(square);
      squares += square;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("depth", depth);
    facts.put("size", List.of(slices[0].height(), slices[0].width()));
    facts.put("norm", Facts.finite(Math.sqrt(squares)));
    List<Map<String, Object>> told = new ArrayList<>();
    List<Integer> order = FormulaFacts.strongest(norms);
    for (int i : order.subList(0, Math.min(most, depth))) {
      Map<String, Object> slice = new LinkedHashMap<>();
      slice.put("channel", first + i);
      slice.put("norm", Facts.finite(norms[i]));
      slice.put("weights", rows(slices[i]));
      told.add(slice);
    }
    facts.put("slices", told);
    if (depth == COLOURS && model.graph().node(layer).input().equals(model.graph().input())) {
      boolean reversed = model.preprocessing().channels() == Channels.BGR;
      List<Object> colours = new ArrayList<>();
      for (int c = 0; c < COLOURS; c++) {
        colours.add(rows(slices[reversed ? COLOURS - 1 - c : c]));
      }
      facts.put("red_green_blue", colours);
    }
    return facts;
  }

  private static List<List<@Nullable Double>> rows(Volume slice) {
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (int y = 0; y < slice.height(); y++) {
      List<@Nullable Double> row = new ArrayList<>();
      for (int x = 0; x < slice.width(); x++) {
        row.add(Facts.finite(slice.at(0, y, x)));
      }
      rows.add(row);
    }
    return rows;
  }

  private List<Map<String, Object>> wires(List<Wire> all) {
    return all.stream().limit(most).map(UnitFacts::of).toList();
  }

  private static Map<String, Object> of(Wire wire) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", wire.layer().name());
    facts.put("channel", wire.channel());
    facts.put("norm", Facts.finite(wire.norm()));
    facts.put("sum", Facts.finite(wire.sum()));
    return facts;
  }
}
