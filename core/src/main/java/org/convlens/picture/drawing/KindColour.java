package org.convlens.picture.drawing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The colour of a box by its kind: the same kind looks the same in every diagram. */
public final class KindColour {
  private static final Map<String, Integer> KNOWN = new LinkedHashMap<>();
  private static final int[] OTHERS = {0x8c6d31, 0x5f9ea0, 0xb07aa1, 0x86743f, 0x4f7f6a};

  static {
    KNOWN.put("input", 0x6f7782);
    KNOWN.put("output", 0x6f7782);
    KNOWN.put("pool", 0x009e73);
    KNOWN.put("conv", 0x0072b2);
    KNOWN.put("norm", 0x9aa5b1);
    KNOWN.put("relu", 0xe69f00);
    KNOWN.put("activ", 0xe69f00);
    KNOWN.put("linear", 0xd55e00);
    KNOWN.put("dense", 0xd55e00);
    KNOWN.put("gemm", 0xd55e00);
    KNOWN.put("matmul", 0xd55e00);
    KNOWN.put("softmax", 0xcc79a7);
    KNOWN.put("add", 0x7b61b8);
    KNOWN.put("concat", 0x7b61b8);
    KNOWN.put("arith", 0x7b61b8);
    KNOWN.put("flatten", 0xb9a37e);
    KNOWN.put("reshape", 0xb9a37e);
    KNOWN.put("dropout", 0xc5c9ce);
  }

  private KindColour() {}

  /** As 0xRRGGBB. */
  public static int of(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    return known(lower).orElse(OTHERS[Math.floorMod(lower.hashCode(), OTHERS.length)]);
  }

  /** Whether it belongs to a group of kinds with a colour of their own. */
  static boolean isKnown(String kind) {
    return known(kind.toLowerCase(Locale.ROOT)).isPresent();
  }

  private static Optional<Integer> known(String lower) {
    return KNOWN.entrySet().stream()
        .filter(group -> lower.contains(group.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
