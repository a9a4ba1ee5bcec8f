package org.convlens.canvas;

/**
 * A sentence with a bar at its left.
 *
 * @param urgent whether it must be read: then the bar is coloured and the sentence on a panel; else
 *     both are of second rank
 */
public record Notice(Paragraph text, int width, Theme theme, boolean urgent) implements Block {
  private static final int INDENT = 14;
  private static final int PADDING = 6;

  /** What must be read. */
  public static Notice urgent(String sentence, int width, Theme theme) {
    return of(sentence, width, theme, true);
  }

  /** What is good to know. */
  public static Notice plain(String sentence, int width, Theme theme) {
    return of(sentence, width, theme, false);
  }

  private static Notice of(String sentence, int width, Theme theme, boolean urgent) {
    int ink = urgent ? theme.ink() : theme.muted();
    Paragraph text = Paragraph.of(sentence, Face.BODY, ink, width - INDENT - PADDING);
    return new Notice(text, width, theme, urgent);
  }

  @Override
  public int height() {
    return text.height() + (urgent ? 2 * PADDING : PADDING);
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    if (urgent) {
      canvas.fill(x, y, width, height(), theme.panel());
    }
    canvas.fill(x, y, urgent ? 4 : 2, height(), urgent ? theme.accent() : theme.rule());
    text.paint(canvas, x + INDENT, y + (urgent ? PADDING : PADDING / 2));
  }
}
