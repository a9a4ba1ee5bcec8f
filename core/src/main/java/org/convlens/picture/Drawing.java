package org.convlens.picture;

import java.awt.image.BufferedImage;

/**
 * Makes pixels out of what a method found. The same picture in the same style gives the same pixels
 * on every machine: letters and lines are filled by this library itself.
 */
public final class Drawing {
  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private Drawing() {}

  /** On white paper. */
  public static BufferedImage draw(Picture picture) {
    return draw(picture, Style.LIGHT);
  }

  public static BufferedImage draw(Picture picture, Style style) {
    if (picture instanceof Raster raster) {
      return new RasterDrawing(raster, style).draw();
    }
    if (picture instanceof Heatmap heatmap) {
      return new HeatmapDrawing(heatmap, style).draw();
    }
    if (picture instanceof Overlay overlay) {
      return new OverlayDrawing(overlay, style).draw();
    }
    if (picture instanceof Sheet sheet) {
      return new SheetDrawing(sheet, style).draw();
    }
    if (picture instanceof Synthesis synthesis) {
      return new SynthesisDrawing(synthesis, style).draw();
    }
    if (picture instanceof Comparison comparison) {
      return new ComparisonDrawing(comparison, style).draw();
    }
    if (picture instanceof Plot plot) {
      return new PlotDrawing(plot, style).draw();
    }
    if (picture instanceof Diagram diagram) {
      return new DiagramDrawing(diagram, style).draw();
    }
    throw new IllegalArgumentException("no drawing for " + picture.getClass());
  }
}
