package org.convlens.report.page;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which picture of a page: what stands for the method's knobs in its provenance.
 *
 * @param knobs the section of the page, and what tells the picture from others there
 */
record PagePart(Map<String, String> knobs) {
  /** Names the section. */
  static final String SECTION = "section";

  /** The choice of a heatmap's method. */
  static final String METHODS = "methods";

  private static final String LAYER = "layer";
  private static final String NETWORK = "network";

  static PagePart of(String section) {
    return new PagePart(Map.of(SECTION, section));
  }

  PagePart named(String name) {
    return with("name", name);
  }

  PagePart by(String method) {
    return with(METHODS, method);
  }

  PagePart at(String layer) {
    return with(LAYER, layer);
  }

  /**
   * @param stage as {@link Subject#stages} calls it
   */
  PagePart seenBy(String stage) {
    return stage.isEmpty() ? this : with(NETWORK, stage);
  }

  /** One of the same picture's versions, for light or for dark surroundings. */
  PagePart in(String style) {
    return with("style", style);
  }

  /** Whether its colours depend on the network before its training. */
  boolean isOfBoth() {
    return knobs.containsKey(NETWORK);
  }

  /** Whether it is out of the atlas that is consulted. */
  boolean isOfAtlas() {
    return AtlasSection.ID.equals(knobs.get(SECTION));
  }

  private PagePart with(String knob, String value) {
    Map<String, String> more = new LinkedHashMap<>(knobs);
    more.put(knob, value);
    return new PagePart(more);
  }
}
