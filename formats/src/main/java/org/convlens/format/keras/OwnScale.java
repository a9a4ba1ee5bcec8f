package org.convlens.format.keras;

import java.util.HashSet;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Constant;

/**
 * Whether a network makes small numbers out of the 0..255 of a picture: by a layer for that, or by
 * arithmetic with a number that only fits them.
 */
final class OwnScale {
  /** Numbers of a picture within 0..1 are neither divided by as much, nor moved. */
  private static final float LARGE = 16;

  private OwnScale() {}

  static boolean isIn(Graph graph) {
    Set<LayerId> early = new HashSet<>(Set.of(graph.input()));
    for (Node node : graph.nodes()) {
      boolean joins = node.op() instanceof Arithmetic;
      boolean fromPicture = node.inputs().stream().anyMatch(early::contains);
      if (!fromPicture) {
        continue;
      }
      if (joins && node.inputs().stream().anyMatch(id -> scales(graph.node(id)))) {
        return true;
      }
      if (joins || node.weights().isEmpty()) {
        early.add(node.id());
      }
    }
    return false;
  }

  private static boolean scales(Node constant) {
    if (!(constant.op() instanceof Constant)) {
      return false;
    }
    if (constant.name().endsWith("/scale")) {
      return true;
    }
    Tensor numbers = constant.weights().get(0);
    for (int i = 0; i < Math.min(numbers.size(), 64); i++) {
      float size = Math.abs(numbers.at(i));
      if (size >= LARGE || (size > 0 && size <= 1 / LARGE)) {
        return true;
      }
    }
    return false;
  }
}
