package org.convlens.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network's layers as its file counts them. Keras counts an activation with the layer that names
 * it: there {@code conv/relu} is a part of {@code conv}, which puts out what comes after it.
 * Elsewhere each node is a layer.
 */
public final class FileLayers {
  /** What the fact {@code format} of a model begins with that Keras wrote. */
  private static final String KERAS = "Keras";

  private final Map<LayerId, List<Node>> parts = new LinkedHashMap<>();

  private FileLayers() {}

  public static FileLayers of(Model model) {
    Graph graph = model.graph();
    boolean counted = model.metadata().getOrDefault("format", "").startsWith(KERAS);
    FileLayers layers = new FileLayers();
    Set<LayerId> all = new LinkedHashSet<>(graph.layers());
    for (LayerId id : all) {
      LayerId whole = counted ? whole(all, id) : id;
      layers.parts.computeIfAbsent(whole, k -> new ArrayList<>()).add(graph.node(id));
    }
    return layers;
  }

  /** The layer with the shortest name that a node's name goes on after a slash; else itself. */
  private static LayerId whole(Set<LayerId> all, LayerId id) {
    String name = id.name();
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      LayerId before = new LayerId(name.substring(0, slash));
      if (all.contains(before)) {
        return before;
      }
    }
    return id;
  }

  /** Each layer's nodes in the graph's order, by the layer. */
  public Map<LayerId, List<Node>> parts() {
    return parts;
  }

  /** The node that puts out what a layer does: its activation's where it has one. */
  public LayerId end(LayerId layer) {
    List<Node> nodes = parts.getOrDefault(layer, List.of());
    return nodes.isEmpty() ? layer : nodes.get(nodes.size() - 1).id();
  }
}
