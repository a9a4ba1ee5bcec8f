package org.convlens.method;

import java.util.List;
import java.util.stream.Collectors;

/** Layers in a sentence. */
public final class LayerNames {
  /** How many a sentence names at most. */
  private static final int NAMED = 3;

  private LayerNames() {}

  /** Such as {@code 'conv1', 'conv2', 'conv3' and 1 more layer}. */
  public static String few(List<String> names) {
    int others = Math.max(0, names.size() - NAMED);
    String named =
        names.stream().limit(NAMED).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return switch (others) {
      case 0 -> named;
      case 1 -> named + " and 1 more layer";
      default -> named + " and " + others + " more layers";
    };
  }
}
