package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convlens.method.filter.LayerKernels;
import org.convlens.net.Graph;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Constant;
import org.convlens.task.UsageException;

/**
 * The layers with weights of two networks, in pairs: by name if both have the same names, else in
 * their order. Layers without filters are left out if the two files divide them differently.
 *
 * @param folded whether batch normalisation lies within the convolutions in only one of the two
 */
record Pairing(List<LayerPair> pairs, boolean folded) {

  /**
   * @throws UsageException naming the first layer that differs
   */
  static Pairing of(Model a, Model b) {
    List<Node> all = weighted(a.graph(), false);
    List<Node> others = weighted(b.graph(), false);
    if (fits(all, arranged(all, others))) {
      return new Pairing(pairs(a, b, all, arranged(all, others), false), false);
    }
    List<Node> filters = weighted(a.graph(), true);
    List<Node> theirs = arranged(filters, weighted(b.graph(), true));
    for (int i = 0; i < Math.max(filters.size(), theirs.size()); i++) {
      String one = i < filters.size() ? description(filters.get(i)) : "no further layer";
      String other = i < theirs.size() ? description(theirs.get(i)) : "no further layer";
      if (i >= filters.size() || i >= theirs.size() || differ(filters.get(i), theirs.get(i))) {
        throw new UsageException(
            "layer %d with weights differs: %s in '%s', %s in '%s'; give two checkpoints of one architecture"
                .formatted(i + 1, one, a.name(), other, b.name()));
      }
    }
    boolean folded = norms(a.graph()) != norms(b.graph());
    return new Pairing(pairs(a, b, filters, theirs, folded), folded);
  }

  private static long norms(Graph graph) {
    return graph.nodes().stream().filter(n -> n.op() instanceof BatchNorm).count();
  }

  private static List<LayerPair> pairs(
      Model a, Model b, List<Node> as, List<Node> bs, boolean folded) {
    List<LayerPair> pairs = new ArrayList<>();
    for (int i = 0; i < as.size(); i++) {
      pairs.add(new LayerPair(a.graph(), as.get(i), b.graph(), bs.get(i), folded));
    }
    return pairs;
  }

  private static List<Node> weighted(Graph graph, boolean filtersOnly) {
    return graph.nodes().stream()
        .filter(n -> !n.weights().isEmpty() && !(n.op() instanceof Constant))
        .filter(n -> !filtersOnly || LayerPair.hasFilters(n))
        .toList();
  }

  /** The second list in the first one's order, if both have the same names. */
  private static List<Node> arranged(List<Node> first, List<Node> second) {
    Set<String> names = new HashSet<>();
    first.forEach(n -> names.add(n.name()));
    Set<String> others = new HashSet<>();
    second.forEach(n -> others.add(n.name()));
    if (!names.equals(others)) {
      return second;
    }
    List<Node> arranged = new ArrayList<>();
    for (Node node : first) {
      second.stream().filter(n -> n.name().equals(node.name())).forEach(arranged::add);
    }
    return arranged;
  }

  private static boolean fits(List<Node> as, List<Node> bs) {
    if (as.size() != bs.size()) {
      return false;
    }
    for (int i = 0; i < as.size(); i++) {
      if (differ(as.get(i), bs.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean differ(Node a, Node b) {
    if (a.op().getClass() != b.op().getClass()) {
      return true;
    }
    return LayerPair.hasFilters(a)
        ? !extents(a).equals(extents(b))
        : a.parameters() != b.parameters() || a.weights().size() != b.weights().size();
  }

  private static List<Integer> extents(Node node) {
    LayerKernels kernels = LayerPair.rows(node);
    return List.of(kernels.filters(), kernels.depth(), kernels.height(), kernels.width());
  }

  private static String description(Node node) {
    return "'"
        + node.name()
        + "' ("
        + node.op().kind()
        + ", "
        + node.weights().get(0).shape()
        + ")";
  }
}
