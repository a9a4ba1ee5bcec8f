package org.convlens.report.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which picture of a page: what stands for the method's knobs in its provenance.
 *
 * @param knobs the section of the page, and what tells the picture from others there
 */
record Part(Map<String, String> knobs) {
  /** Names the section. */
  static final String SECTION = "section";

  /** The choice of a heatmap's method. */
  static final String METHODS = "methods";

  private static final String LAYER = "layer";
  private static final String NETWORK = "network";

  static Part of(String section) {
    return new Part(Map.of(SECTION, section));
  }

  Part named(String name) {
    return with("name", name);
  }

  Part by(String method) {
    return with(METHODS, method);
  }

  Part at(String layer) {
    return with(LAYER, layer);
  }

  /**
   * @param stage as {@link Subject#stages} calls it
   */
  Part seenBy(String stage) {
    return stage.isEmpty() ? this : with(NETWORK, stage);
  }

  /** One of the same picture's versions, for light or for dark surroundings. */
  Part in(String style) {
    return with("style", style);
  }

  /** Whether its colours depend on the network before its training. */
  boolean isOfBoth() {
    return knobs.containsKey(NETWORK);
  }

  private Part with(String knob, String value) {
    Map<String, String> more = new LinkedHashMap<>(knobs);
    more.put(knob, value);
    return new Part(more);
  }
}
