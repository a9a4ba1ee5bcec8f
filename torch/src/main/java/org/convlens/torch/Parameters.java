package org.convlens.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final List<Tensor> learned = new ArrayList<>();

  Parameters(Graph graph) {
    this.graph = graph;
    for (Node node : graph.nodes()) {
      List<Tensor> tensors = new ArrayList<>();
      for (int i = 0; i < node.weights().size(); i++) {
        org.convlens.array.Tensor weight = node.weights().get(i);
        boolean learns = learns(node, i);
        Tensor tensor =
            Scope.compute(
                false,
                () -> {
                  Tensor value = Transfer.toNative(weight);
                  return Scope.keep(learns ? Transfer.leaf(value) : value);
                });
        tensors.add(tensor);
        if (learns) {
          learned.add(tensor);
        }
      }
      all.put(node.id(), List.copyOf(tensors));
    }
  }

  private static boolean learns(Node node, int index) {
    boolean statistic = node.op() instanceof BatchNorm && index >= 2;
    return !statistic && !(node.op() instanceof Constant) && !(node.op() instanceof Gather);
  }

  @Override
  public List<Tensor> of(Node node) {
    return all.getOrDefault(node.id(), List.of());
  }

  /** Those that follow gradients. */
  List<Tensor> learned() {
    return learned;
  }

  TensorVector vector() {
    TensorVector vector = new TensorVector();
    learned.forEach(vector::push_back);
    return vector;
  }

  /** The graph with copies of the weights of now. */
  Graph snapshot() {
    Map<LayerId, List<org.convlens.array.Tensor>> copies = new HashMap<>();
    for (Node node : graph.nodes()) {
      boolean constant = node.op() instanceof Constant || node.op() instanceof Gather;
      if (!constant && !node.weights().isEmpty()) {
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
