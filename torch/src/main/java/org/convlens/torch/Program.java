package org.convlens.torch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.Rectification;
import org.convlens.net.Relevance;
import org.convlens.net.RelevanceRule;
import org.convlens.net.Rescale;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;
import org.convlens.task.UsageException;

/** A graph by numbers: nodes by their place in order, each made ready when it first runs. */
final class Program implements AutoCloseable {
  private final Graph graph;
  private final List<Node> nodes;
  private final int[][] inputs;
  private final boolean[] overwriting;
  private final int[] poolings;
  private final Map<LayerId, Integer> places = new HashMap<>();
  private final AtomicReferenceArray<Scope.Held<Step>> steps;
  private final Weights weights;
  private final Backward rule;
  private final Map<LayerId, RelevanceRule> relevance;
  private final boolean learning;
  private final Set<LayerId> frozen;
  private final MergedSteps merged;
  private final FusedSteps fused;

  /** The network as it is used. */
  Program(Graph graph, Weights weights, Backward rule) {
    this(graph, weights, rule, false, Set.of());
  }

  /**
   * The network as it learns.
   *
   * @param frozen layers that do what they do in use
   */
  static Program learning(Graph graph, Weights weights, Set<LayerId> frozen) {
    return new Program(graph, weights, Backward.PLAIN, true, frozen);
  }

  private Program(
      Graph graph, Weights weights, Backward rule, boolean learning, Set<LayerId> frozen) {
    this.graph = graph;
    this.nodes = List.copyOf(graph.nodes());
    this.weights = weights;
    this.rule = rule;
    this.relevance = rule instanceof Relevance r ? r.rules(graph) : Map.of();
    this.learning = learning;
    this.frozen = Set.copyOf(frozen);
    this.steps = new AtomicReferenceArray<>(nodes.size());
    this.inputs = new int[nodes.size()][];
    this.overwriting = new boolean[nodes.size()];
    this.poolings = new int[nodes.size()];
    for (int i = 0; i < inputs.length; i++) {
      places.put(nodes.get(i).id(), i);
      inputs[i] = nodes.get(i).inputs().stream().mapToInt(this::place).toArray();
      overwriting[i] = isLoneRelu(nodes.get(i));
    }
    for (int i = 0; i < inputs.length; i++) {
      poolings[i] = lonePooling(i);
    }
    this.merged = new MergedSteps(this);
    this.fused = new FusedSteps(this);
  }

  Graph graph() {
    return graph;
  }

  int size() {
    return inputs.length;
  }

  Node node(int place) {
    return nodes.get(place);
  }

  Shape shape(int place) {
    return nodes.get(place).shape();
  }

  /** The places of the nodes that a node takes its inputs from. */
  int[] inputs(int place) {
    return inputs[place];
  }

  /**
   * Whether a ReLU may write over its input: it is the only reader, the memory is nobody else's,
   * and where a record is made, neither the rule nor the producer's derivative looks at it again.
   */
  boolean mayOverwrite(int place, boolean recorded) {
    return overwriting[place] && !(recorded && (rule != Backward.PLAIN || isSum(place)));
  }

  /**
   * The max pooling that alone reads a ReLU, by place; else negative. The largest of rectified
   * numbers is the rectified largest number, in its derivative as well: the ReLU can wait until
   * there are fewer.
   */
  int pooling(int relu) {
    return poolings[relu];
  }

  private int lonePooling(int place) {
    boolean waits = nodes.get(place).op() instanceof Relu && rule == Backward.PLAIN;
    return waits ? loneReader(place, node -> node.op() instanceof MaxPool2d) : Fusion.NONE;
  }

  /** The only reader of a node, by place, if it is of that kind; else negative. */
  int loneReader(int place, Predicate<Node> kind) {
    List<LayerId> readers = graph.consumers(nodes.get(place).id());
    boolean suits = readers.size() == 1 && kind.test(graph.node(readers.get(0)));
    return suits ? place(readers.get(0)) : Fusion.NONE;
  }

  private boolean isSum(int relu) {
    return nodes.get(inputs[relu][0]).op() instanceof Arithmetic;
  }

  private boolean isLoneRelu(Node node) {
    if (!(node.op() instanceof Relu) || graph.consumers(node.input()).size() != 1) {
      return false;
    }
    Node from = graph.node(node.input());
    Op op = from.op();
    return op instanceof Conv2d
        || op instanceof Linear
        || op instanceof BatchNorm
        || (op instanceof Arithmetic && from.inputs().size() > 1);
  }

  /**
   * @throws UsageException with the nearest names, if there is no such layer
   */
  int place(LayerId layer) {
    Integer place = places.get(layer);
    return place != null ? place : place(graph.node(layer).id());
  }

  Step step(int place) {
    Scope.Held<Step> step = steps.get(place);
    return step != null ? step.value() : prepare(place);
  }

  private synchronized Step prepare(int place) {
    Scope.Held<Step> step = steps.get(place);
    if (step == null) {
      Node node = nodes.get(place);
      step = Scope.hold(() -> prepare(node, inputs[place]));
      steps.set(place, step);
    }
    return step.value();
  }

  private Step prepare(Node node, int[] from) {
    Site site = site(place(node.id()));
    if (rule instanceof Relevance) {
      List<Op> producers = IntStream.of(from).mapToObj(i -> nodes.get(i).op()).toList();
      return RelevanceSteps.prepare(node.op(), site, producers, relevance.get(node.id()));
    }
    return rule instanceof Rescale
        ? RescaleSteps.prepare(node.op(), site)
        : Kernels.prepare(node.op(), site);
  }

  /** Another operator with a node's weights; lives as long as the scope that it is made in. */
  Step prepare(int place, Op op) {
    return Kernels.prepare(op, site(place));
  }

  /** Convolutions that compute the batch normalisation after them as well. */
  MergedSteps merged() {
    return merged;
  }

  /** Convolutions that compute what follows them as well, for numbers that are not recorded. */
  FusedSteps fused() {
    return fused;
  }

  /** Weights that stay as they are and are only looked through; absent while learning. */
  Optional<FixedWeights> fixed() {
    return !learning && rule instanceof Rectification && weights instanceof FixedWeights fixed
        ? Optional.of(fixed)
        : Optional.empty();
  }

  private Site site(int place) {
    Node node = nodes.get(place);
    Rectification relu = rule instanceof Rectification r ? r : Rectification.PLAIN;
    boolean learns = learning && !frozen.contains(node.id());
    return new Site(inputShapes(place), node.shape(), weights.of(node), relu, learns);
  }

  /** The shapes of what a node takes. */
  List<Shape> inputShapes(int place) {
    return IntStream.of(inputs[place]).mapToObj(this::shape).toList();
  }

  @Override
  public void close() {
    merged.close();
    fused.close();
    for (int i = 0; i < steps.length(); i++) {
      Scope.Held<Step> step = steps.getAndSet(i, null);
      if (step != null) {
        step.close();
      }
    }
  }
}
