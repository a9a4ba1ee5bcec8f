package org.convlens.format.torchscript;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.PickledObject;
import org.convlens.format.pickle.View;

/** The modules of a program by their paths, such as {@code layer1.0.conv1}. */
final class Modules {
  private static final int DEEPEST = 100;

  private final IdentityHashMap<PickledObject, String> paths = new IdentityHashMap<>();
  private final Map<String, View> weights = new LinkedHashMap<>();

  Modules(PickledObject root) throws FormatException {
    walk(root, "", 0);
  }

  private void walk(PickledObject module, String path, int depth) throws FormatException {
    if (depth > DEEPEST) {
      throw new FormatException("modules nest deeper than " + DEEPEST + " levels");
    }
    if (paths.putIfAbsent(module, path) != null) {
      return;
    }
    for (Map.Entry<String, Object> attribute : module.attributes().entrySet()) {
      String own = path.isEmpty() ? attribute.getKey() : path + "." + attribute.getKey();
      if (attribute.getValue() instanceof PickledObject part) {
        walk(part, own, depth + 1);
      } else if (attribute.getValue() instanceof View view) {
        weights.put(own, view);
      }
    }
  }

  /** Where a module stands; empty for the outermost. */
  String path(PickledObject module) {
    return paths.getOrDefault(module, "");
  }

  /** Tensors by name, as in a state dict. */
  Map<String, View> weights() {
    return weights;
  }

  /** Whether a module has no modules in it. */
  static boolean isLeaf(PickledObject module) {
    return module.attributes().values().stream().noneMatch(PickledObject.class::isInstance);
  }
}
