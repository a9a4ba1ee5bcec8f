package org.convlens.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Gather;

/** Weights that change: those that follow gradients, and the running statistics of batch norms. */
final class Parameters implements Weights, AutoCloseable {
  private final Graph graph;
  private final Map<LayerId, List<Tensor>> all = new HashMap<>();
  private final List<Learned> learned = new ArrayList<>();

  /**
   * One that follows gradients.
   *
   * @param name of the layer, and which of its weights
   */
  record Learned(String name, Tensor tensor) {
    /** Whether it is a kernel or a matrix: neither a bias nor what a normalisation scales by. */
    boolean multiplies() {
      return tensor.dim() > 1;
    }
  }

  /**
   * @param frozen layers whose weights do not follow gradients
   */
  Parameters(Graph graph, Set<LayerId> frozen) {
    this.graph = graph;
    frozen.forEach(graph::node);
    for (Node node : graph.nodes()) {
      List<Tensor> tensors = new ArrayList<>();
      for (int i = 0; i < node.weights().size(); i++) {
        org.convlens.array.Tensor weight = node.weights().get(i);
        boolean learns = learns(node, i) && !frozen.contains(node.id());
        Tensor tensor =
            Scope.compute(
                false,
                () -> {
                  Tensor value = Transfer.toNative(weight);
                  return Scope.keep(learns ? Transfer.leaf(value) : value);
                });
        tensors.add(tensor);
        if (learns) {
          learned.add(new Learned(name(node, i), tensor));
        }
      }
      all.put(node.id(), List.copyOf(tensors));
    }
  }

  private static String name(Node node, int index) {
    return node.name() + "/" + index;
  }

  private static boolean learns(Node node, int index) {
    boolean statistic = node.op() instanceof BatchNorm && index >= 2;
    return !statistic && !isFixed(node);
  }

  private static boolean isFixed(Node node) {
    return node.op() instanceof Constant || node.op() instanceof Gather;
  }

  @Override
  public List<Tensor> of(Node node) {
    return all.getOrDefault(node.id(), List.of());
  }

  /** Those that follow gradients. */
  List<Learned> learned() {
    return learned;
  }

  TensorVector vector() {
    TensorVector vector = new TensorVector();
    learned.forEach(parameter -> vector.push_back(parameter.tensor()));
    return vector;
  }

  /** All that a snapshot has, by layer and place. */
  void forEach(BiConsumer<String, Tensor> consumer) {
    for (Node node : graph.nodes()) {
      if (!isFixed(node)) {
        for (int i = 0; i < node.weights().size(); i++) {
          consumer.accept(name(node, i), of(node).get(i));
        }
      }
    }
  }

  /** Moves each weight towards that of others of the same graph; at 0 all are theirs. */
  void approach(Parameters others, double stay) {
    for (Node node : graph.nodes()) {
      for (int i = 0; !isFixed(node) && i < node.weights().size(); i++) {
        Moments.approach(of(node).get(i).detach(), others.of(node).get(i), stay);
      }
    }
  }

  /** The graph with copies of the weights of now. */
  Graph snapshot() {
    Map<LayerId, List<org.convlens.array.Tensor>> copies = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (!isFixed(node) && !node.weights().isEmpty()) {
        copies.put(node.id(), of(node).stream().map(Transfer::toTensor).toList());
      }
    }
    return graph.withWeights(copies);
  }

  @Override
  public void close() {
    all.values().forEach(tensors -> tensors.forEach(Tensor::close));
  }
}
