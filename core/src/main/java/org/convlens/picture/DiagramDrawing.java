package org.convlens.picture;

import java.awt.image.BufferedImage;
import java.util.List;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;

record DiagramDrawing(Diagram diagram, Style style) {
  BufferedImage draw() {
    Paragraph text = Paragraph.of(diagram.toString(), Face.BODY, style.theme().ink(), 900);
    return new Page(diagram.title(), text, List.of()).paint(style.theme());
  }
}
