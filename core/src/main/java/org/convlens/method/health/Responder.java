package org.convlens.method.health;

import java.util.List;
import java.util.Optional;
import org.convlens.method.filter.LayerKernels;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Op;
import org.convlens.net.op.Trait;

/**
 * A convolution with what follows each of its filters alone: normalisation, then an activation
 * function.
 *
 * @param input the layer whose numbers enter the activation function
 * @param gate of that function
 */
public record Responder(
    LayerId layer, LayerKernels kernels, Optional<Node> normalisation, LayerId input, Gate gate) {

  /** What follows a convolution of the graph. */
  public static Responder of(Graph graph, Node convolution) {
    Node last = convolution;
    Optional<Node> normalisation = Optional.empty();
    while (true) {
      List<LayerId> users = graph.consumers(last.id());
      Optional<Gate> gated = gatedTwice(graph, users);
      if (gated.isPresent()) {
        return new Responder(
            convolution.id(), LayerKernels.of(convolution), normalisation, last.id(), gated.get());
      }
      Node next = users.size() == 1 ? graph.node(users.get(0)) : convolution;
      Gate gate = Gate.of(next.op());
      boolean end = next.id().equals(convolution.id());
      if (!gate.equals(Gate.NONE) || end || !passesOn(graph, next)) {
        return new Responder(
            convolution.id(), LayerKernels.of(convolution), normalisation, last.id(), gate);
      }
      if (next.op() instanceof BatchNorm && last.id().equals(convolution.id())) {
        normalisation = Optional.of(next);
      }
      last = next;
    }
  }

  /** x · σ(x) or x · hard-sigmoid(x), which some files spell out. */
  private static Optional<Gate> gatedTwice(Graph graph, List<LayerId> users) {
    if (users.size() != 2) {
      return Optional.empty();
    }
    for (LayerId user : users) {
      LayerId other = users.get(user.equals(users.get(0)) ? 1 : 0);
      boolean multiplied =
          graph.node(other).op() instanceof Arithmetic product
              && product.function() == Arithmetic.Function.MULTIPLY
              && graph.node(other).inputs().contains(user);
      if (multiplied && graph.node(user).op() instanceof Elementwise inner) {
        if (inner.function() == Elementwise.Function.SIGMOID) {
          return Optional.of(Gate.of(Elementwise.of(Elementwise.Function.SWISH)));
        }
        if (inner.function() == Elementwise.Function.HARD_SIGMOID) {
          return Optional.of(Gate.of(Elementwise.of(Elementwise.Function.HARD_SWISH)));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether an operator keeps every filter to itself. */
  private static boolean passesOn(Graph graph, Node node) {
    Op op = node.op();
    boolean withConstant =
        op instanceof Arithmetic
            && node.inputs().stream()
                    .filter(id -> !(graph.node(id).op() instanceof Constant))
                    .count()
                == 1;
    return op.is(Trait.AFFINE) || withConstant;
  }

  /** ‖w‖ of a filter, times |γ| / √(σ² + ε) where batch normalisation follows. */
  double norm(int filter) {
    double norm = kernels.norm(filter);
    if (normalisation.isPresent() && normalisation.get().op() instanceof BatchNorm op) {
      var weights = normalisation.get().weights();
      double scale = weights.get(0).at(filter);
      return norm * Math.abs(scale) / Math.sqrt(weights.get(3).at(filter) + op.epsilon());
    }
    return norm;
  }
}
