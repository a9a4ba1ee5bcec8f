package org.convlens.net;

import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Op;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.Trait;

/**
 * How a network ends: where its scores are and how they are read.
 *
 * @param logits the layer whose numbers are the scores: of the classes, before any softmax; of a
 *     regression, the values that it puts out
 * @param activation what follows them
 * @param classes how many scores there are
 * @param reading what the scores mean
 */
public record Head(LayerId logits, Activation activation, int classes, Reading reading) {
  /** What the numbers that a network puts out mean. */
  public enum Reading {
    /** Classes, one of which a picture belongs to; a single number speaks for one of two. */
    CLASSES,
    /** Values, each of which means something by itself: a regression. */
    REGRESSION
  }

  /** What follows the logits. */
  public enum Activation {
    /** Nothing: the network puts out logits. */
    NONE,
    SOFTMAX,
    LOG_SOFTMAX,
    SIGMOID
  }

  /** Its scores read as classes. */
  public static Head of(Graph graph) {
    return classes(graph);
  }

  public static Head of(Graph graph, Reading reading) {
    return reading == Reading.CLASSES ? classes(graph) : regression(graph);
  }

  /**
   * As the network itself makes likely: a single number that no sigmoid turns into a probability,
   * and that nobody named two classes for, is a value; all else are classes.
   */
  public static Head of(Graph graph, Labels labels) {
    Head head = classes(graph);
    boolean value =
        head.classes == 1 && head.activation == Activation.NONE && labels.names().size() != 2;
    return value ? regression(graph) : head;
  }

  /** How many answers there are to choose from: two with a single score for classes. */
  public int answers() {
    return classes == 1 && reading == Reading.CLASSES ? 2 : classes;
  }

  /** Whether each class has a probability of its own, instead of a share in one. */
  public boolean independent() {
    return activation == Activation.SIGMOID;
  }

  public boolean isRegression() {
    return reading == Reading.REGRESSION;
  }

  private static Head regression(Graph graph) {
    LayerId output = graph.output();
    int count = Math.toIntExact(graph.node(output).shape().elements());
    return new Head(output, Activation.NONE, count, Reading.REGRESSION);
  }

  private static Head classes(Graph graph) {
    Node node = graph.node(graph.output());
    while (node.op().is(Trait.PASSES)) {
      node = graph.node(node.input());
    }
    Activation activation = activation(node.op());
    LayerId logits = activation == Activation.NONE ? graph.output() : node.input();
    Node scores = graph.node(logits);
    return new Head(
        logits, activation, Math.toIntExact(scores.shape().elements()), Reading.CLASSES);
  }

  private static Activation activation(Op op) {
    if (op instanceof Softmax softmax) {
      return softmax.logarithm() ? Activation.LOG_SOFTMAX : Activation.SOFTMAX;
    }
    boolean sigmoid = op instanceof Elementwise e && e.function() == Elementwise.Function.SIGMOID;
    return sigmoid ? Activation.SIGMOID : Activation.NONE;
  }
}
