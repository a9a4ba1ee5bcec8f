package org.convlens.format.tflite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.format.tflite.Value.Rows;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;

/** Turns a file's network into a {@link Graph}. */
final class GraphReader {
  private final LiteFile file;
  private final PictureInput input;
  private final Translation to;
  private final Selections selections = new Selections();

  GraphReader(LiteFile file, PictureInput input, Budget budget) {
    this.file = file;
    this.input = input;
    this.to = new Translation(file, budget, input.pictures());
  }

  /** Whether weights in integers meet numbers that are not rounded. */
  boolean hasWholeWeights() {
    return to.hasWholeWeights();
  }

  Graph read() throws FormatException {
    Layer entry = input.enter(to);
    for (LiteNode node : file.nodes()) {
      if (selections.take(node)) {
        continue;
      }
      boolean apart = node.inputs().stream().anyMatch(each -> to.apart(each) != null);
      boolean inPlace = !apart || node.operator().equals("BATCH_TO_SPACE_ND");
      translate(new Call(node, to, inPlace && !input.open()));
    }
    return reachable(entry.id(), outputs());
  }

  private static void translate(Call call) throws FormatException {
    try {
      if (!DilationOperators.follow(call) && !Folding.fold(call)) {
        Operators.of(call.node()).translate(call);
      }
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw call.refuse(String.valueOf(e.getMessage()));
    }
  }

  /** Flat outputs first: the classification. For what is selected among scores these stand. */
  private List<LayerId> outputs() throws FormatException {
    Set<LayerId> flat = new LinkedHashSet<>();
    Set<LayerId> others = new LinkedHashSet<>();
    for (int output : file.outputs()) {
      Value value = to.value(selections.behind(output));
      if (value == null) {
        throw new FormatException("nothing makes " + file.tensors().get(output) + ", an output");
      }
      if (value instanceof Rows) {
        throw new FormatException(
            "an output has the places of all pictures as rows, " + value.shape());
      }
      if (value instanceof Layer layer) {
        Shape shape = layer.own();
        boolean isFlat = shape.rank() >= 2 && shape.elements() == shape.extent(1);
        (isFlat ? flat : others).add(layer.id());
      }
    }
    flat.addAll(others);
    if (flat.isEmpty()) {
      throw new FormatException("the network has no output that depends on the picture");
    }
    return List.copyOf(flat);
  }

  /** Without the nodes that no output needs. */
  private Graph reachable(LayerId entry, List<LayerId> outputs) throws FormatException {
    Graph whole = to.builder().build(entry, outputs);
    Set<LayerId> needed = whole.ancestors(outputs);
    if (!needed.contains(entry)) {
      throw new FormatException("no output depends on the input '" + entry + "'");
    }
    Graph.Builder kept = new Graph.Builder();
    for (Node node : whole.nodes()) {
      if (needed.contains(node.id())) {
        kept.add(node.name(), node.output(), node.op(), node.inputs(), node.weights());
      }
    }
    return kept.build(entry, outputs);
  }
}
