package org.convlens.picture.drawing;

import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Face;
import org.convlens.canvas.Theme;

/** The place of a picture that holds nothing, with a word that says so. */
record Hatched(int width, int height, String word, Theme theme) implements Block {
  @Override
  public void paint(Canvas canvas, int x, int y) {
    canvas.fill(x, y, width, height, theme.panel());
    canvas.hatch(x, y, width, height, theme.rule());
    int wide = Face.SMALL.width(word) + 10;
    int line = Face.SMALL.lineHeight() + 4;
    canvas.fill(x + (width - wide) / 2, y + (height - line) / 2, wide, line, theme.panel());
    canvas.centred(word, x + width / 2.0, y + height / 2 + 4, Face.SMALL, theme.muted());
  }
}
