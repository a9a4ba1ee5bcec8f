package org.convlens.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;

/** A network as a table, one row per layer. */
public record Summary(String model, List<Row> rows, long parameters, long macs) {
  public Summary {
    rows = List.copyOf(rows);
  }

  /**
   * @param name the layer's name
   * @param tensor the name of what it produces; equal to the layer's if it has no other
   * @param receptiveField such as {@code 5×5}, or {@code all}
   * @param macs multiply-accumulate operations for one picture
   */
  public record Row(
      String name,
      String tensor,
      String kind,
      Shape shape,
      long parameters,
      long macs,
      String receptiveField) {}

  public static Summary of(Model model) {
    Graph graph = model.graph();
    Map<LayerId, ReceptiveField> fields = ReceptiveField.of(graph);
    List<Row> rows = new ArrayList<>();
    for (LayerId id : graph.layers()) {
      Node node = graph.node(id);
      ReceptiveField field = fields.get(id);
      rows.add(
          new Row(
              node.name(),
              node.output(),
              node.op().kind(),
              node.shape(),
              node.parameters(),
              node.macs(),
              field == null ? "none" : field.toString()));
    }
    return new Summary(model.name(), rows, graph.parameters(), graph.macs());
  }
}
