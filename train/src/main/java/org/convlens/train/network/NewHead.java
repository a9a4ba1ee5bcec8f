package org.convlens.train.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Op;
import org.convlens.net.op.Reshape;
import org.convlens.task.UsageException;
import org.convlens.train.data.SeededRandom;

/**
 * A network that knows classes already, with its last layer with weights drawn anew for others.
 *
 * @param base ends in scores of classes
 * @param until the last layer whose weights stay as they are, together with those of all layers
 *     that it is computed from; the base's input where all are to learn
 * @param classes how many the new layer tells apart
 */
public record NewHead(Graph base, LayerId until, int classes) implements Architecture {
  /**
   * Everything but the new layer stays as it is.
   *
   * @throws UsageException if the network does not end in a convolution or a dense layer
   */
  public static NewHead of(Graph base) {
    return new NewHead(base, layer(base).input(), 2);
  }

  /** The same with another last layer that stays. */
  public NewHead until(LayerId layer) {
    if (base.ancestors(List.of(layer)).contains(layer(base).id())) {
      throw new UsageException(
          "layer '"
              + layer.name()
              + "' cannot stay: the new layer '"
              + layer(base).name()
              + "' comes before it; name an earlier one");
    }
    return new NewHead(base, layer, classes);
  }

  /** The layer that is drawn anew. */
  private static Node layer(Graph base) {
    Node node = base.node(Head.of(base).logits());
    while (!(node.op() instanceof Conv2d || node.op() instanceof Linear)) {
      if (node.inputs().size() != 1) {
        throw new UsageException(
            "the network ends in '"
                + node.name()
                + "', "
                + node.op().kind()
                + ": a new last layer fits on networks that end in one convolution or dense layer");
      }
      node = base.node(node.input());
    }
    return node;
  }

  @Override
  public NewHead withClasses(int other) {
    return new NewHead(base, until, other);
  }

  @Override
  public Set<LayerId> frozen() {
    return base.ancestors(List.of(until)).stream()
        .filter(id -> !base.node(id).weights().isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Graph untrained(long seed) {
    Node fresh = layer(base);
    Graph.Builder builder = new Graph.Builder();
    Set<LayerId> needed = base.ancestors(List.of(base.output()));
    Set<LayerId> after = base.descendants(List.of(fresh.id()));
    for (Node node : base.nodes()) {
      if (needed.contains(node.id())) {
        List<Tensor> weights = node.id().equals(fresh.id()) ? drawn(fresh, seed) : node.weights();
        Op op = after.contains(node.id()) ? fitting(node) : node.op();
        builder.add(node.name(), node.output(), op, node.inputs(), weights);
      }
    }
    return builder.build(base.input(), base.output());
  }

  /** Shapes that were written down for the old classes. */
  private static Op fitting(Node node) {
    return node.op() instanceof Reshape && node.shape().rank() == 2 ? new Flatten(1) : node.op();
  }

  /** PyTorch's weights for a new layer. */
  private List<Tensor> drawn(Node node, long seed) {
    Shape old = node.weights().get(0).shape();
    boolean inputMajor = node.op() instanceof Linear linear && linear.inputMajor();
    Shape shape = old.with(inputMajor ? 1 : 0, classes);
    int fanIn = Math.toIntExact(shape.elements() / classes);
    SeededRandom random = new SeededRandom(seed, node.name());
    List<Tensor> weights = new ArrayList<>();
    weights.add(Uniform.PYTORCH.draw(shape, fanIn, classes, random));
    if (node.weights().size() > 1) {
      weights.add(Uniform.PYTORCH.bias(classes, fanIn, random));
    }
    return weights;
  }
}
