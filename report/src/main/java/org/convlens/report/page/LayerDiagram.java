package org.convlens.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Locality;
import org.convlens.net.op.Trait;
import org.convlens.picture.Diagram;

/** A graph as boxes and arrows; what only follows a layer, such as its ReLU, is in its box. */
record LayerDiagram(Graph graph) {
  Diagram diagram() {
    Map<LayerId, Integer> boxOf = new HashMap<>();
    List<List<Node>> groups = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Constant) {
        continue;
      }
      if (joinsItsInput(node)) {
        int box = Objects.requireNonNull(boxOf.get(node.input()));
        groups.get(box).add(node);
        boxOf.put(node.id(), box);
      } else {
        boxOf.put(node.id(), groups.size());
        groups.add(new ArrayList<>(List.of(node)));
      }
    }
    return new Diagram("", groups.stream().map(group -> box(group, boxOf)).toList());
  }

  private boolean joinsItsInput(Node node) {
    return node.inputs().size() == 1
        && follows(node)
        && !node.input().equals(graph.input())
        && graph.consumers(node.input()).size() == 1;
  }

  /** Whether an operator only says something of the maps before it, cell by cell. */
  private boolean follows(Node node) {
    List<Shape> inputs = List.of(graph.node(node.input()).shape());
    return node.op().is(Trait.PER_CHANNEL)
        && node.op().locality(inputs, node.shape(), node.weights()) == Locality.POINTWISE;
  }

  private static Diagram.Box box(List<Node> group, Map<LayerId, Integer> boxOf) {
    Node first = group.get(0);
    Set<String> kinds = new LinkedHashSet<>();
    group.forEach(node -> kinds.add(node.op().kind()));
    Set<Integer> inputs = new LinkedHashSet<>();
    for (LayerId input : first.inputs()) {
      Integer box = boxOf.get(input);
      if (box != null) {
        inputs.add(box);
      }
    }
    Shape shape = group.get(group.size() - 1).shape();
    return new Diagram.Box(
        List.of(first.name(), String.join(" + ", kinds), extents(shape)),
        first.op().kind(),
        List.copyOf(inputs));
  }

  /** Without the batch. */
  private static String extents(Shape shape) {
    String text = shape.toString();
    return text.startsWith("N × ") ? text.substring(4) : text;
  }
}
