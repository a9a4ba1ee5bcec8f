package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.Precision;

/**
 * A network's weights, each converted when it is first needed and shared by all its programs. What
 * needs no conversion stays where it is, such as dense layers in a mapped file: the nodes must live
 * as long.
 */
final class FixedWeights implements Weights, AutoCloseable {
  private final Map<LayerId, List<Tensor>> converted = new ConcurrentHashMap<>();
  private final Precision precision;
  private volatile boolean closed;

  FixedWeights(Precision precision) {
    this.precision = precision;
  }

  Precision precision() {
    return precision;
  }

  @Override
  public List<Tensor> of(Node node) {
    return node.weights().isEmpty()
        ? List.of()
        : converted.computeIfAbsent(node.id(), id -> convert(node));
  }

  private List<Tensor> convert(Node node) {
    List<Tensor> tensors = new ArrayList<>();
    for (org.convlens.array.Tensor weight : node.weights()) {
      tensors.add(Scope.compute(false, () -> Scope.keep(Transfer.view(weight, precision))));
    }
    return tensors;
  }

  /** A node's weights that are not kept; live as long as the scope that they are made in. */
  List<Tensor> fresh(Node node) {
    return node.weights().stream().map(w -> Transfer.view(w, precision)).toList();
  }

  /** Whether nothing can be computed with them any more. */
  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    converted.values().forEach(tensors -> tensors.forEach(Tensor::close));
    converted.clear();
  }
}
