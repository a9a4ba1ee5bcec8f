package org.convlens.net;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Op;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.Trait;
import org.convlens.net.op.Transpose;

/**
 * How a network ends: where its scores are and how they are read.
 *
 * @param logits the layer whose numbers are the scores: of the classes, before any softmax; of a
 *     regression, the values that it puts out
 * @param activation what follows them
 * @param classes how many scores there are, at each place
 * @param reading what the scores mean
 * @param places where they are said: once for the picture, for cells or for boxes
 * @param reason why they are taken for that, as a clause; empty where there is nothing to say
 */
public record Head(
    LayerId logits,
    Activation activation,
    int classes,
    Reading reading,
    Places places,
    String reason) {
  /** What outputs are called that hold where boxes lie, not what is in them. */
  private static final Pattern COORDINATES =
      Pattern.compile(
          ".*(box|bbox|loc|location|coord|coordinate|regression|landmark|offset|delta)(e?s)?");

  /** Numbers of a box. */
  private static final int CORNERS = 4;

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

  /** Scores that are said once for the whole picture. */
  public Head(LayerId logits, Activation activation, int classes, Reading reading) {
    this(logits, activation, classes, reading, Places.one(classes), "");
  }

  /** Its scores read as classes. */
  public static Head of(Graph graph) {
    return classes(graph, Labels.NONE);
  }

  public static Head of(Graph graph, Reading reading) {
    return of(graph, reading, Labels.NONE);
  }

  /**
   * @param labels may tell along which axis the classes lie
   */
  public static Head of(Graph graph, Reading reading, Labels labels) {
    return reading == Reading.CLASSES ? classes(graph, labels) : regression(graph, "");
  }

  /**
   * As the network itself makes likely: a single number that no sigmoid turns into a probability,
   * and that nobody named two classes for, is a value, and so are coordinates of boxes; all else
   * are classes.
   */
  public static Head of(Graph graph, Labels labels) {
    Head head = classes(graph, labels);
    boolean plain = head.activation == Activation.NONE;
    if (plain && head.classes == 1 && labels.names().size() != 2) {
      return regression(graph, "no sigmoid follows it");
    }
    String name = graph.node(graph.output()).output();
    boolean boxes = head.places.isList() && head.classes % CORNERS == 0 && isOfBoxes(name);
    return boxes ? regression(graph, "it is called '" + name + "'") : head;
  }

  /** Whether an output of this name holds where boxes lie. */
  static boolean isOfBoxes(String name) {
    return COORDINATES.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /** How many answers there are to choose from: two with a single score for classes. */
  public int answers() {
    return classes == 1 && reading == Reading.CLASSES ? 2 : classes;
  }

  /** Whether each class has a probability of its own, instead of a share in one. */
  public boolean independent() {
    return activation == Activation.SIGMOID;
  }

  /** Whether an answer has one probability for the whole picture. */
  public boolean hasProbability() {
    return reading == Reading.CLASSES && places.isOne();
  }

  public boolean isRegression() {
    return reading == Reading.REGRESSION;
  }

  private static Head regression(Graph graph, String reason) {
    Node output = graph.node(graph.output());
    Places places = ClassAxis.of(output, List.of(), "", Labels.NONE).places(output.shape());
    return new Head(
        output.id(), Activation.NONE, places.classes(), Reading.REGRESSION, places, reason);
  }

  private static Head classes(Graph graph, Labels labels) {
    Node node = before(graph, graph.node(graph.output()));
    List<Integer> over = List.of();
    String what = "";
    Node scores = graph.node(graph.output());
    if (node.op() instanceof Reduce largest && isLargest(largest)) {
      over = largest.axes();
      what = "ArgMax";
      scores = graph.node(node.input());
      node = before(graph, scores);
    }
    Activation activation = activation(node.op());
    if (activation != Activation.NONE) {
      scores = graph.node(node.input());
      what = node.op() instanceof Softmax ? "softmax" : what;
      over = node.op() instanceof Softmax softmax ? softmax.axes() : over;
    }
    ClassAxis axis = ClassAxis.of(scores, over, what, labels);
    Places places = axis.places(scores.shape());
    return new Head(
        scores.id(), activation, places.classes(), Reading.CLASSES, places, axis.reason());
  }

  /** Whether a network says only which number is the largest: it is looked through. */
  private static boolean isLargest(Reduce op) {
    return op.function() == Reduce.Function.ARG_MAX && op.axes().size() == 1;
  }

  /** What comes before that only moves numbers, or rounds them; boxes keep their order. */
  private static Node before(Graph graph, Node start) {
    Node node = start;
    while (node.op().is(Trait.PASSES) || node.op() instanceof Quantize || isTurned(node.op())) {
      node = graph.node(node.input());
    }
    return node;
  }

  /** Whether boxes by classes become classes by boxes, or the other way round. */
  private static boolean isTurned(Op op) {
    return op instanceof Transpose turned && turned.order().equals(List.of(0, 2, 1));
  }

  private static Activation activation(Op op) {
    if (op instanceof Softmax softmax) {
      return softmax.logarithm() ? Activation.LOG_SOFTMAX : Activation.SOFTMAX;
    }
    boolean sigmoid = op instanceof Elementwise e && e.function() == Elementwise.Function.SIGMOID;
    return sigmoid ? Activation.SIGMOID : Activation.NONE;
  }
}
