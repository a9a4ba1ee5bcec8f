package org.convlens.method.difference;

import java.util.List;
import org.convlens.array.Tensor;
import org.convlens.method.filter.LayerKernels;
import org.convlens.net.Graph;
import org.convlens.net.Node;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Trait;

/**
 * The same layer in two networks.
 *
 * @param folded whether batch normalisation that follows is multiplied into the kernels, because
 *     one of the two files has it there
 */
record LayerPair(Graph graphA, Node a, Graph graphB, Node b, boolean folded) {
  /** Whether a layer has filters: rows of weights that each make one map or feature. */
  static boolean hasFilters(Node node) {
    return node.op().is(Trait.WEIGHS);
  }

  /** What captions call it: its name in the first network. */
  String name() {
    return a.id().brief();
  }

  boolean hasFilters() {
    return hasFilters(a);
  }

  boolean isConvolution() {
    return Graph.isConvolution(a);
  }

  /** The first network's filters, of a layer that has them. */
  LayerKernels filtersA() {
    return filters(graphA, a);
  }

  LayerKernels filtersB() {
    return filters(graphB, b);
  }

  private LayerKernels filters(Graph graph, Node node) {
    LayerKernels kernels = rows(node);
    List<org.convlens.net.LayerId> users = graph.consumers(node.id());
    if (!folded || users.size() != 1) {
      return kernels;
    }
    Node next = graph.node(users.get(0));
    if (!(next.op() instanceof BatchNorm norm)) {
      return kernels;
    }
    float[] values = kernels.values().clone();
    int size = values.length / kernels.filters();
    for (int i = 0; i < values.length; i++) {
      int filter = i / size;
      double spread = Math.sqrt(next.weights().get(3).at(filter) + norm.epsilon());
      values[i] *= (float) (next.weights().get(0).at(filter) / spread);
    }
    return new LayerKernels(
        kernels.filters(), kernels.depth(), kernels.height(), kernels.width(), values);
  }

  /** The filters of one network's layer as they are stored, dense layers as kernels of one cell. */
  static LayerKernels rows(Node node) {
    if (!(node.op() instanceof Linear linear)) {
      return LayerKernels.of(node);
    }
    Tensor matrix = node.weights().get(0);
    int out = matrix.shape().extent(linear.inputMajor() ? 1 : 0);
    int in = matrix.shape().extent(linear.inputMajor() ? 0 : 1);
    float[] stored = matrix.toFloats();
    if (!linear.inputMajor()) {
      return new LayerKernels(out, in, 1, 1, stored);
    }
    float[] values = new float[stored.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored[i % in * out + i / in];
    }
    return new LayerKernels(out, in, 1, 1, values);
  }

  /** What is compared: the kernels where there are filters, else all numbers. */
  float[] numbersA() {
    return hasFilters() ? filtersA().values() : all(a);
  }

  float[] numbersB() {
    return hasFilters() ? filtersB().values() : all(b);
  }

  /**
   * Whether what a layer has beside its kernels differs: its biases, of which a missing one is
   * zero. Not known where batch normalisation is multiplied in, as it changes them too.
   */
  boolean hasOtherBiases() {
    if (!hasFilters() || folded) {
      return false;
    }
    List<Tensor> one = a.weights().subList(1, a.weights().size());
    List<Tensor> other = b.weights().subList(1, b.weights().size());
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      float[] biases = i < one.size() ? one.get(i).toFloats() : new float[other.get(i).size()];
      float[] others = i < other.size() ? other.get(i).toFloats() : new float[biases.length];
      if (Distance.of(biases, others).relative() != 0) {
        return true;
      }
    }
    return false;
  }

  private static float[] all(Node node) {
    int size = Math.toIntExact(node.parameters());
    float[] numbers = new float[size];
    int start = 0;
    for (Tensor tensor : node.weights()) {
      System.arraycopy(tensor.toFloats(), 0, numbers, start, tensor.size());
      start += tensor.size();
    }
    return numbers;
  }
}
