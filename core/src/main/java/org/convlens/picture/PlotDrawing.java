package org.convlens.picture;

import java.awt.image.BufferedImage;
import java.util.List;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;

record PlotDrawing(Plot plot, Style style) {
  BufferedImage draw() {
    Paragraph text = Paragraph.of(plot.toString(), Face.BODY, style.theme().ink(), 900);
    return new Page(plot.title(), text, List.of()).paint(style.theme());
  }
}
