package org.convlens.picture.drawing;

import java.util.Locale;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Colour;
import org.convlens.canvas.Face;
import org.convlens.canvas.Theme;
import org.convlens.picture.Comparison;
import org.convlens.picture.Palette;

/** A square of numbers −1..1 in colour; rows have names and numbers, columns the same numbers. */
record MatrixBlock(Comparison.Matrix matrix, Theme theme) implements Block {
  private static final int CELL_WIDTH = 54;
  private static final int CELL_HEIGHT = 28;
  private static final int HEAD = 22;
  private static final Face FACE = Face.SMALL;

  private String name(int row) {
    return matrix.names().get(row) + "  " + (row + 1);
  }

  private int names() {
    int widest = 0;
    for (int row = 0; row < matrix.names().size(); row++) {
      widest = Math.max(widest, FACE.width(name(row)));
    }
    return widest + 10;
  }

  @Override
  public int width() {
    return names() + matrix.names().size() * CELL_WIDTH;
  }

  @Override
  public int height() {
    return HEAD + matrix.names().size() * CELL_HEIGHT;
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    int left = x + names();
    for (int row = 0; row < matrix.names().size(); row++) {
      int top = y + HEAD + row * CELL_HEIGHT;
      int text = left - 10 - FACE.width(name(row));
      canvas.text(name(row), text, top + CELL_HEIGHT / 2 + 4, FACE, theme.ink());
      double middle = left + (row + 0.5) * CELL_WIDTH;
      canvas.centred(Integer.toString(row + 1), middle, y + FACE.ascent() + 2, FACE, theme.muted());
      for (int column = 0; column < matrix.names().size(); column++) {
        cell(canvas, matrix.values().at(0, row, column), left + column * CELL_WIDTH, top);
      }
    }
  }

  private void cell(Canvas canvas, float value, int x, int y) {
    int wide = CELL_WIDTH - 1;
    int tall = CELL_HEIGHT - 1;
    if (Float.isNaN(value)) {
      canvas.fill(x, y, wide, tall, theme.panel());
      canvas.hatch(x, y, wide, tall, theme.rule());
      return;
    }
    int colour = Palette.DIVERGING.rgb((value + 1) / 2);
    canvas.fill(x, y, wide, tall, colour);
    canvas.frame(x, y, wide, tall, theme.rule());
    int ink = Colour.lightness(colour) > 0.45 ? 0x111111 : 0xffffff;
    String text = String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    canvas.centred(text, x + wide / 2.0, y + tall / 2 + 4, FACE, ink);
  }
}
