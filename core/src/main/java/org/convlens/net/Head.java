package org.convlens.net;

import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Softmax;

/**
 * How a network ends: where its logits are and what turns them into probabilities.
 *
 * @param logits the layer whose numbers are the scores of the classes, before any softmax
 * @param activation what follows them
 * @param classes how many scores there are
 */
public record Head(LayerId logits, Activation activation, int classes) {
  /** What follows the logits. */
  public enum Activation {
    /** Nothing: the network puts out logits. */
    NONE,
    SOFTMAX,
    LOG_SOFTMAX,
    SIGMOID
  }

  public static Head of(Graph graph) {
    Node node = graph.node(graph.output());
    while (movesOnly(node.op())) {
      node = graph.node(node.input());
    }
    Activation activation = activation(node.op());
    LayerId logits = activation == Activation.NONE ? graph.output() : node.input();
    Node scores = graph.node(logits);
    return new Head(logits, activation, Math.toIntExact(scores.shape().elements()));
  }

  private static boolean movesOnly(Op op) {
    return op instanceof Identity
        || op instanceof Dropout
        || op instanceof Flatten
        || op instanceof Reshape;
  }

  private static Activation activation(Op op) {
    if (op instanceof Softmax softmax) {
      return softmax.logarithm() ? Activation.LOG_SOFTMAX : Activation.SOFTMAX;
    }
    boolean sigmoid = op instanceof Elementwise e && e.function() == Elementwise.Function.SIGMOID;
    return sigmoid ? Activation.SIGMOID : Activation.NONE;
  }
}
