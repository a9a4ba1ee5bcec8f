package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;

/**
 * What people put in the place of a network's last layers: nothing, one dense layer, or several
 * with normalisations between them. The activations between dense layers have no weights: they are
 * taken for ReLU where a name shows that a layer lies between, and that is told.
 *
 * @param net that ends here
 * @param name of the module
 * @param known activations that follow a dense layer, by its name; a ReLU after any other
 */
record Classifier(Assembly net, String name, Map<String, Op> known) {
  private static final int LONGEST_NUMBER = 9;

  /** Adds the layers, after vectors. */
  void draw() throws FormatException {
    List<String> modules = inOrder(net.weights().modules(name));
    if (modules.isEmpty()) {
      net.endInFeatures();
      net.assume("no classifier '" + name + "': the outputs are the features before it");
      return;
    }
    List<String> activations = new ArrayList<>();
    String before = "";
    String dense = "";
    for (String module : modules) {
      if (before.isEmpty() ? leads(module) : lies(before, module)) {
        if (!dense.isEmpty()) {
          Op activation = known.getOrDefault(dense, new Relu());
          net.op(between(before, module), activation);
          activations.add(activation.kind() + " after " + dense);
          dense = "";
        } else if (before.isEmpty()) {
          activations.add("nothing but dropout before " + module);
        }
      }
      if (net.weights().isNorm(module)) {
        net.norm(module);
      } else if (net.weights().isLinear(module)) {
        net.linear(module);
        dense = module;
      } else {
        throw new FormatException(
            "the classifier's '" + module + "' is neither a dense layer nor a batch normalisation");
      }
      before = module;
    }
    if (!activations.isEmpty()) {
      net.assume("in '" + name + "' " + String.join(", ", activations));
    }
  }

  /** Adds a dropout and a dense layer, {@code classifier.1}, or what is there in their place. */
  static void afterDropout(Assembly net) throws FormatException {
    if (net.weights().modules("classifier").equals(List.of("classifier.1"))) {
      net.dropout("classifier.0", 0.2).linear("classifier.1");
    } else {
      new Classifier(net, "classifier", Map.of()).draw();
    }
  }

  /** By their numbers where all names are numbers, else as in the file. */
  private List<String> inOrder(List<String> modules) {
    TreeMap<String, String> sorted = new TreeMap<>();
    for (String module : modules) {
      StringBuilder key = new StringBuilder();
      for (String part : rest(module)) {
        if (number(part) < 0) {
          return modules;
        }
        key.append("0".repeat(LONGEST_NUMBER + 1 - part.length())).append(part).append('.');
      }
      sorted.put(key.toString(), module);
    }
    return List.copyOf(sorted.values());
  }

  private List<String> rest(String module) {
    return module.equals(name)
        ? List.of()
        : List.of(module.substring(name.length() + 1).split("\\.", -1));
  }

  private static int number(String part) {
    return part.matches("\\d{1," + LONGEST_NUMBER + "}") ? Integer.parseInt(part) : -1;
  }

  /** Whether a sequence begins with layers without weights. */
  private boolean leads(String module) {
    return rest(module).stream().anyMatch(part -> number(part) > 0);
  }

  /** Whether layers without weights lie, or may lie, between two modules. */
  private boolean lies(String before, String module) {
    List<String> one = rest(before);
    List<String> two = rest(module);
    for (int i = 0; i < Math.min(one.size(), two.size()); i++) {
      if (!one.get(i).equals(two.get(i))) {
        int from = number(one.get(i));
        int to = number(two.get(i));
        boolean deeper = two.subList(i + 1, two.size()).stream().anyMatch(p -> number(p) != 0);
        return from < 0 || to < 0 || to > from + 1 || deeper;
      }
    }
    return true;
  }

  /** Such as {@code fc.1} between {@code fc.0} and {@code fc.3}. */
  private String between(String before, String module) {
    int dot = before.lastIndexOf('.');
    int number = number(before.substring(dot + 1));
    boolean siblings = dot > 0 && module.startsWith(before.substring(0, dot + 1));
    return siblings && number >= 0
        ? before.substring(0, dot + 1) + (number + 1)
        : before + ".activation";
  }
}
