package org.convlens.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Input;
import org.convlens.net.op.Op;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/**
 * A network as data: an acyclic graph of named nodes in an order in which each comes after its
 * inputs. Immutable. {@link Builder} infers the shapes and refuses what does not fit together.
 */
public final class Graph {
  private final Map<LayerId, Node> nodes;
  private final LayerId input;
  private final List<LayerId> outputs;
  private final Map<LayerId, List<LayerId>> consumers;

  private Graph(Map<LayerId, Node> nodes, LayerId input, List<LayerId> outputs) {
    this.nodes = Collections.unmodifiableMap(nodes);
    this.input = input;
    this.outputs = List.copyOf(outputs);
    Map<LayerId, List<LayerId>> users = new HashMap<>();
    for (Node node : nodes.values()) {
      for (LayerId from : new LinkedHashSet<>(node.inputs())) {
        users.computeIfAbsent(from, k -> new ArrayList<>()).add(node.id());
      }
    }
    this.consumers = users;
  }

  /** All nodes, each after its inputs. */
  public Collection<Node> nodes() {
    return nodes.values();
  }

  /**
   * @throws org.convlens.task.UsageException if there is none
   */
  public Node node(LayerId id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw Suggestion.unknown("layer", id.name(), names(), "convlens summary");
    }
    return node;
  }

  /**
   * A layer by its node's name, by the name of the tensor that it produces, or, where none is
   * called so, by its number among the {@link #layers}, from 0.
   *
   * @throws org.convlens.task.UsageException with the nearest names, if there is none; if a node
   *     and the tensor of another are called so
   */
  public LayerId layer(String name) {
    return new LayerSearch(this).named(name);
  }

  /** All nodes but constants, in order: their places are the layers' numbers. */
  public List<LayerId> layers() {
    return nodes.values().stream()
        .filter(n -> !(n.op() instanceof Constant))
        .map(Node::id)
        .toList();
  }

  /** What nodes and what they produce are called. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    nodes.values().forEach(n -> Collections.addAll(names, n.name(), n.output()));
    return names;
  }

  /** Where pictures enter. */
  public LayerId input() {
    return input;
  }

  /** {@code N × C × H × W}. */
  public Shape inputShape() {
    return node(input).shape();
  }

  /** Whether there is a node of this name. */
  public boolean has(LayerId id) {
    return nodes.containsKey(id);
  }

  /** What the network puts out, in its file's order. */
  public List<LayerId> outputs() {
    return outputs;
  }

  /** Where the network ends: the first output that no other node takes. */
  public LayerId output() {
    return outputs.stream()
        .filter(id -> consumers(id).isEmpty())
        .findFirst()
        .orElse(outputs.get(0));
  }

  /** The names of the outputs, in the file's order. */
  public List<String> outputNames() {
    return outputs.stream().map(id -> node(id).output()).toList();
  }

  /**
   * The same layers, ending in one of the outputs.
   *
   * @param name of the output's tensor or of its layer, also without the activation that follows
   *     it: {@code boxes} for {@code boxes/sigmoid}
   * @throws org.convlens.task.UsageException with the nearest names, if there is no such output
   */
  public Graph endingIn(String name) {
    List<Predicate<Node>> ways =
        List.of(
            n -> n.output().equals(name),
            n -> n.name().equals(name),
            n -> n.name().startsWith(name + "/"));
    for (Predicate<Node> way : ways) {
      for (LayerId id : outputs) {
        if (way.test(node(id))) {
          return new Graph(nodes, input, List.of(id));
        }
      }
    }
    if (outputs.size() == 1) {
      throw new UsageException(
          "no output '" + name + "': the network has only one, '" + outputNames().get(0) + "'");
    }
    Set<String> known = new LinkedHashSet<>(outputNames());
    outputNames().forEach(n -> known.add(n.replaceFirst("/[^/]*$", "")));
    throw Suggestion.unknown("output", name, known, "convlens summary");
  }

  /** The nodes that take a node's output. */
  public List<LayerId> consumers(LayerId id) {
    return consumers.getOrDefault(id, List.of());
  }

  /** A node and all that it is computed from. */
  public Set<LayerId> ancestors(Collection<LayerId> of) {
    return closure(of, id -> node(id).inputs());
  }

  /** A node and all that is computed from it. */
  public Set<LayerId> descendants(Collection<LayerId> of) {
    return closure(of, this::consumers);
  }

  private static Set<LayerId> closure(
      Collection<LayerId> from, Function<LayerId, List<LayerId>> next) {
    Set<LayerId> seen = new HashSet<>(from);
    List<LayerId> open = new ArrayList<>(from);
    while (!open.isEmpty()) {
      for (LayerId id : next.apply(open.remove(open.size() - 1))) {
        if (seen.add(id)) {
          open.add(id);
        }
      }
    }
    return seen;
  }

  public long parameters() {
    return nodes.values().stream().mapToLong(Node::parameters).sum();
  }

  /** Multiply-accumulate operations for one picture. */
  public long macs() {
    return nodes.values().stream().mapToLong(Node::macs).sum();
  }

  /** The same graph with other weights: new tensors by node, of the same shapes. */
  public Graph withWeights(Map<LayerId, List<Tensor>> weights) {
    Builder builder = new Builder();
    for (Node node : nodes.values()) {
      builder.add(
          node.name(),
          node.output(),
          node.op(),
          node.inputs(),
          weights.getOrDefault(node.id(), node.weights()));
    }
    return builder.build(input, outputs);
  }

  /** Whether a node holds kernels that can be shown: a convolution. */
  public static boolean isConvolution(Node node) {
    return node.op() instanceof Conv2d || node.op() instanceof ConvTranspose2d;
  }

  /** Adds nodes one after the other, inputs first. Not thread-safe. */
  public static final class Builder {
    private final Map<LayerId, Node> nodes = new LinkedHashMap<>();

    /** Adds where pictures enter. */
    public LayerId input(String name, Shape shape) {
      return add(name, new Input(shape), List.of(), List.of());
    }

    public LayerId add(String name, Op op, List<LayerId> inputs, List<Tensor> weights) {
      return add(name, name, op, inputs, weights);
    }

    /**
     * @param output the name of the tensor that the node produces
     * @throws IllegalArgumentException naming the node, if its inputs or weights do not fit
     */
    public LayerId add(
        String name, String output, Op op, List<LayerId> inputs, List<Tensor> weights) {
      LayerId id = new LayerId(name);
      if (nodes.containsKey(id)) {
        throw new IllegalArgumentException("two nodes are called '" + name + "'");
      }
      List<Shape> shapes = inputs.stream().map(this::shape).toList();
      Shape shape;
      try {
        shape = op.shape(shapes, weights);
      } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
        throw new IllegalArgumentException(
            op.kind() + " node '" + name + "': " + e.getMessage(), e);
      }
      nodes.put(id, new Node(id, output, op, inputs, weights, shape));
      return id;
    }

    /** The shape of a node already added. */
    public Shape shape(LayerId id) {
      return Objects.requireNonNull(nodes.get(id), () -> "no node '" + id + "' yet").shape();
    }

    public boolean contains(String name) {
      return nodes.containsKey(new LayerId(name));
    }

    public Graph build(LayerId input, LayerId output) {
      return build(input, List.of(output));
    }

    public Graph build(LayerId input, List<LayerId> outputs) {
      shape(input);
      outputs.forEach(this::shape);
      return new Graph(new LinkedHashMap<>(nodes), input, outputs);
    }
  }
}
