package org.convlens.picture;

/**
 * What a method found, as numbers with meaning. {@link Drawing} makes pixels out of it: colouring,
 * tiling and writing are not the method's business.
 */
public sealed interface Picture
    permits Raster, Heatmap, Overlay, Sheet, Comparison, Synthesis, Plot, Diagram {
  /** One line that says what is seen. */
  String title();
}
