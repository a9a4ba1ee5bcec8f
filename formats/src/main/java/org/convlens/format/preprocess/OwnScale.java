package org.convlens.format.preprocess;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.array.Warp;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Constant;

/**
 * Whether a network makes small numbers out of the 0..255 of a picture: by a layer for that, or by
 * arithmetic with a number that only fits them.
 */
public final class OwnScale {
  /** Numbers of a picture within 0..1 are neither divided by as much, nor moved. */
  private static final float LARGE = 16;

  private OwnScale() {}

  /**
   * Pictures as 0..255 where the network scales them itself, else as a network of Keras of this
   * name probably expects them.
   */
  public static Preprocessing guess(String name, Graph graph) {
    boolean grey = graph.inputShape().channels() == 1;
    return isIn(graph)
        ? new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            grey ? Preprocessing.Channels.GREY : Preprocessing.Channels.RGB,
            1,
            List.of(0.0),
            List.of(1.0),
            "guessed: 0..255, as the network scales its input itself")
        : Presets.guess(name, "keras", graph.inputShape());
  }

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
