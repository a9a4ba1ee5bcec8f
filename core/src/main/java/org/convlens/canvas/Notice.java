package org.convlens.canvas;

/** A sentence that must be read: a coloured bar at its left, on a panel. */
public record Notice(Paragraph text, int width, Theme theme) implements Block {
  private static final int INDENT = 14;
  private static final int PADDING = 6;

  public static Notice of(String sentence, int width, Theme theme) {
    Paragraph text = Paragraph.of(sentence, Face.BODY, theme.ink(), width - INDENT - PADDING);
    return new Notice(text, width, theme);
  }

  @Override
  public int height() {
    return text.height() + 2 * PADDING;
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    canvas.fill(x, y, width, height(), theme.panel());
    canvas.fill(x, y, 4, height(), theme.accent());
    text.paint(canvas, x + INDENT, y + PADDING);
  }
}
