package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.List;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Theme;
import org.convlens.picture.Diagram;

/** Boxes and arrows, long networks folded into columns. */
record DiagramDrawing(Diagram diagram, Style style) {
  BufferedImage draw() {
    DiagramLayout layout = new DiagramLayout(diagram.boxes());
    Block body = new Body(diagram, layout, style.theme());
    return new Page(diagram.title(), body, List.of()).paint(style.theme());
  }

  private record Body(Diagram diagram, DiagramLayout layout, Theme theme) implements Block {
    @Override
    public int width() {
      return layout.width();
    }

    @Override
    public int height() {
      return Math.max(0, layout.height() + layout.above());
    }

    @Override
    public void paint(Canvas canvas, int x, int y) {
      Arrows arrows = new Arrows(layout, canvas, theme, x, y + layout.above());
      for (int to = 0; to < diagram.boxes().size(); to++) {
        for (int from : diagram.boxes().get(to).inputs()) {
          arrows.draw(from, to);
        }
      }
      for (int i = 0; i < layout.texts.size(); i++) {
        layout.texts.get(i).paint(canvas, layout.spots.get(i).moved(x, y + layout.above()), theme);
      }
    }
  }
}
