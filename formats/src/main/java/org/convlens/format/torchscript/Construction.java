package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.jspecify.annotations.Nullable;

/** A graph while the program is followed. Layers are called after the module that makes them. */
final class Construction {
  private static final int MOST_LAYERS = 50_000;
  private static final int LARGEST_LAYER = 1 << 28;
  private static final int MOST_AXES = 8;

  private final Graph.Builder builder = new Graph.Builder();
  private final Map<LayerId, Integer> order = new HashMap<>();
  private final Map<LayerId, String> titles = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private static final String MAIN = "out";

  private final Map<String, Integer> suffixes = new HashMap<>();
  private final Map<String, Integer> titleSuffixes = new HashMap<>();
  private final Map<String, LayerId> constants = new HashMap<>();
  private final Folding folding = new Folding();
  private final LayerId input;
  private boolean weighted;

  Construction(Shape picture) {
    input = builder.input("input", picture);
    order.put(input, 0);
  }

  LayerId input() {
    return input;
  }

  /** Whether some layer has weights. */
  boolean hasWeights() {
    return weighted;
  }

  /** How many layers there are. */
  int size() {
    return order.size();
  }

  Shape shape(LayerId layer) {
    return builder.shape(layer);
  }

  /**
   * Adds a layer.
   *
   * @param path of the module at work
   * @param kind what it does there, such as {@code relu}
   */
  LayerId add(String path, String kind, Op op, List<LayerId> inputs, List<Tensor> weights)
      throws FormatException {
    String name = path.isEmpty() ? kind : path + "." + kind;
    if (order.size() >= MOST_LAYERS) {
      throw new FormatException("the program makes more than " + MOST_LAYERS + " layers");
    }
    LayerId id = builder.add(free(name), op, inputs, weights);
    order.put(id, order.size());
    weighted |= !weights.isEmpty() && !(op instanceof Constant);
    Shape shape = builder.shape(id);
    folding.note(id, op, inputs, weights, shape);
    if (shape.rank() > MOST_AXES
        || shape.elements() > LARGEST_LAYER
        || shape.toList().stream().anyMatch(e -> e == 0)) {
      throw new IllegalArgumentException("layer '" + name + "' would produce " + shape);
    }
    return id;
  }

  /** The numbers of a layer that is made of constants alone; nothing of any other. */
  @Nullable Tensor folded(LayerId layer) {
    return folding.of(layer);
  }

  /** Whether a layer is made of the input, by way of others. */
  boolean dependsOnPicture(LayerId layer) {
    return builder.build(input, layer).ancestors(List.of(layer)).contains(input);
  }

  /** Adds numbers of the file, once for each name. */
  LayerId constant(Known known) throws FormatException {
    LayerId there = constants.get(known.name() + known.shape());
    if (there == null) {
      there = add("", known.name(), new Constant(), List.of(), List.of(known.tensor()));
      constants.put(known.name() + known.shape(), there);
    }
    return there;
  }

  private String free(String name) {
    return free(name, suffixes, builder::contains);
  }

  /** The name, or the name with the next number that makes it new. */
  private static String free(
      String name, Map<String, Integer> suffixes, Predicate<String> isTaken) {
    String free = name;
    while (isTaken.test(free)) {
      free = name + ":" + suffixes.merge(name, 1, Integer::sum);
    }
    return free;
  }

  /** Calls a layer after the module whose result it is, if it was made since then. */
  void title(LayerId layer, String path, int since) {
    Integer made = order.get(layer);
    if (made == null || made < since || titles.containsKey(layer) || path.isEmpty()) {
      return;
    }
    String free = free(path, titleSuffixes, taken::contains);
    taken.add(free);
    titles.put(layer, free);
  }

  /**
   * The layers that the outputs need, with their final names. The first output stays the main one
   * where others are made of it: then it ends in a layer of its own.
   *
   * @throws FormatException if the outputs do not depend on the input
   */
  Graph build(List<LayerId> outputs) throws FormatException {
    Graph whole = builder.build(input, outputs);
    Set<LayerId> needed = whole.ancestors(outputs);
    if (!needed.contains(input)) {
      throw new FormatException("no output of the program depends on its input");
    }
    Map<LayerId, LayerId> names = new HashMap<>();
    Graph.Builder kept = new Graph.Builder();
    Map<String, Integer> numbers = new HashMap<>();
    for (Node node : whole.nodes()) {
      if (needed.contains(node.id())) {
        List<LayerId> inputs = new ArrayList<>();
        node.inputs().forEach(i -> inputs.add(names.getOrDefault(i, i)));
        names.put(
            node.id(), kept.add(name(node.id(), kept, numbers), node.op(), inputs, node.weights()));
      }
    }
    List<LayerId> ends = new ArrayList<>();
    outputs.forEach(o -> ends.add(names.getOrDefault(o, o)));
    LayerId entry = names.getOrDefault(input, input);
    if (!kept.build(entry, ends).consumers(ends.get(0)).isEmpty()) {
      LayerId main = ends.get(0);
      ends.set(
          0,
          kept.add(free(MAIN, numbers, kept::contains), new Identity(), List.of(main), List.of()));
    }
    return kept.build(entry, ends);
  }

  private String name(LayerId layer, Graph.Builder kept, Map<String, Integer> numbers) {
    String title = titles.get(layer);
    if (title != null) {
      return title;
    }
    String base = layer.name().replaceAll(":\\d+$", "");
    return free(base, numbers, n -> kept.contains(n) || taken.contains(n));
  }
}
