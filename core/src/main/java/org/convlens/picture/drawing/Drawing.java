package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import org.convlens.canvas.Bitmap;
import org.convlens.picture.Comparison;
import org.convlens.picture.Diagram;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Marked;
import org.convlens.picture.Overlay;
import org.convlens.picture.Picture;
import org.convlens.picture.Plot;
import org.convlens.picture.Raster;
import org.convlens.picture.Sheet;
import org.convlens.picture.Synthesis;

/**
 * Makes pixels out of what a method found. The same picture in the same style gives the same pixels
 * on every machine: letters and lines are filled by this library itself.
 */
public final class Drawing implements Picture.Visitor<BufferedImage> {
  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private final Style style;

  private Drawing(Style style) {
    this.style = style;
  }

  /** On white paper. */
  public static BufferedImage draw(Picture picture) {
    return draw(picture, Style.LIGHT);
  }

  public static BufferedImage draw(Picture picture, Style style) {
    return picture.accept(new Drawing(style));
  }

  /**
   * The heat over its picture and nothing beside it; the picture alone where there is no heat.
   *
   * @param least pixels of the longer side, where whole pixels can be enlarged to it
   * @param most pixels of the longer side
   */
  public static BufferedImage cover(Overlay overlay, int least, int most) {
    Bitmap photo = Colouring.sized(Colouring.photo(overlay.photo().pixels()), least, most);
    Bitmap covered =
        overlay.heat().isVisible() ? new OverlayDrawing(overlay, Style.LIGHT).cover(photo) : photo;
    BufferedImage image =
        new BufferedImage(covered.width(), covered.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, covered.width(), covered.height(), covered.pixels(), 0, covered.width());
    return image;
  }

  @Override
  public BufferedImage raster(Raster raster) {
    return new RasterDrawing(raster, style).draw();
  }

  @Override
  public BufferedImage heatmap(Heatmap heatmap) {
    return new HeatmapDrawing(heatmap, style).draw();
  }

  @Override
  public BufferedImage overlay(Overlay overlay) {
    return new OverlayDrawing(overlay, style).draw();
  }

  @Override
  public BufferedImage marked(Marked marked) {
    return new MarkedDrawing(marked, style).draw();
  }

  @Override
  public BufferedImage sheet(Sheet sheet) {
    return new SheetDrawing(sheet, style).draw();
  }

  @Override
  public BufferedImage comparison(Comparison comparison) {
    return new ComparisonDrawing(comparison, style).draw();
  }

  @Override
  public BufferedImage synthesis(Synthesis synthesis) {
    return new SynthesisDrawing(synthesis, style).draw();
  }

  @Override
  public BufferedImage plot(Plot plot) {
    return new PlotDrawing(plot, style).draw();
  }

  @Override
  public BufferedImage diagram(Diagram diagram) {
    return new DiagramDrawing(diagram, style).draw();
  }
}
