package org.convlens.formula;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Constant;
import org.convlens.task.UsageException;

/**
 * A unit whose number is derived, and all that is known around it.
 *
 * @param node the layer
 * @param said what layers said to the picture
 */
record Making(Graph graph, Node node, Cell unit, Function<LayerId, Volume> said) {

  /** The layer whose number an input is. */
  LayerId from(int input) {
    return node.inputs().get(input);
  }

  /** What an input said; constants say what they hold. */
  Volume input(int input) {
    Node before = graph.node(from(input));
    if (before.op() instanceof Constant) {
      Tensor held = before.weights().get(0);
      return Volume.of(held.size(), 1, 1, held.toFloats());
    }
    return said.apply(before.id());
  }

  Shape shape(int input) {
    return graph.node(from(input)).shape();
  }

  Volume output() {
    return said.apply(node.id());
  }

  Tensor weight(int index) {
    return node.weights().get(index);
  }

  /** The unit's place in C order. */
  int flat() {
    return unit.in(output());
  }

  Formula formula(List<Patch> patches, List<Step> steps) {
    return formula(patches, steps, OptionalInt.empty());
  }

  Formula formula(List<Patch> patches, List<Step> steps, OptionalInt winner) {
    float engine = output().at(flat());
    return new Formula(node.id(), node.op().kind(), unit, patches, steps, winner, engine);
  }

  /** The same unit of the only input, and one operation on it. */
  Formula pointwise(List<Step> steps) {
    return formula(List.of(Patch.point(from(0), input(0), unit)), steps);
  }

  UsageException refusal() {
    return new UsageException(
            "layer '"
                + node.id()
                + "' ("
                + node.op().kind()
                + ") has no formula to show: choose a convolution, a pooling or dense layer, a batch"
                + " normalisation, an activation or a sum")
        .about("layer");
  }
}
