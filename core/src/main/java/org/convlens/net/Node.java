package org.convlens.net;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Op;
import org.convlens.task.Visible;

/**
 * One step of a network.
 *
 * @param id its name, unique in the graph
 * @param output the name of the tensor that it produces; equal to the node's name if it has no
 *     other
 * @param op what it computes
 * @param inputs the nodes whose outputs it takes, in order
 * @param weights its own tensors, in the order that the operator documents
 * @param shape of what it produces
 */
public record Node(
    LayerId id, String output, Op op, List<LayerId> inputs, List<Tensor> weights, Shape shape) {
  public Node {
    output = Visible.of(output);
    inputs = List.copyOf(inputs);
    weights = List.copyOf(weights);
  }

  public String name() {
    return id.name();
  }

  /** The only or first input. */
  public LayerId input() {
    return inputs.get(0);
  }

  /** Numbers in all weights. */
  public long parameters() {
    return weights.stream().mapToLong(Tensor::size).sum();
  }

  /** Multiply-accumulate operations for one picture. */
  public long macs() {
    return op.macs(shape, weights);
  }
}
