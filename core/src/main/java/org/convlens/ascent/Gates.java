package org.convlens.ascent;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Relu;

/**
 * The ReLUs that scores are read off. A unit that says nothing has no slope behind its ReLU, but it
 * has one before it: that of how far it is from saying something.
 *
 * @param entering what enters each layer that is a ReLU
 */
record Gates(Map<LayerId, LayerId> entering) {
  static final Gates NONE = new Gates(Map.of());

  static Gates of(Set<LayerId> layers, Graph graph) {
    Map<LayerId, LayerId> entering = new LinkedHashMap<>();
    for (LayerId layer : layers) {
      Node node = graph.node(layer);
      if (node.op() instanceof Relu || node.op() instanceof Clip) {
        entering.put(layer, node.input());
      }
    }
    return new Gates(entering);
  }

  boolean isEmpty() {
    return entering.isEmpty();
  }

  /** The layers, and what enters them. */
  Set<LayerId> watched(Set<LayerId> layers) {
    Set<LayerId> all = new LinkedHashSet<>(layers);
    all.addAll(entering.values());
    return all;
  }

  /** The same seeds, but before the ReLUs; those that meet there are added. */
  Map<LayerId, List<Volume>> before(Map<LayerId, List<Volume>> seeds) {
    Map<LayerId, List<Volume>> moved = new LinkedHashMap<>();
    seeds.forEach(
        (layer, values) -> moved.merge(entering.getOrDefault(layer, layer), values, Gates::added));
    return moved;
  }

  private static List<Volume> added(List<Volume> some, List<Volume> others) {
    return IntStream.range(0, some.size()).mapToObj(i -> some.get(i).plus(others.get(i))).toList();
  }
}
