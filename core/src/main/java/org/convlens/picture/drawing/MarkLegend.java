package org.convlens.picture.drawing;

import java.util.List;
import java.util.Locale;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Face;
import org.convlens.canvas.Theme;
import org.convlens.picture.Marked;

/** What marks stand for, a line each: the colour, the words, and a bar with its share. */
record MarkLegend(List<Marked.Entry> entries, Theme theme) implements Block {
  private static final int SWATCH = 14;
  private static final int GAP = 8;
  private static final int WORDS = 260;
  private static final int BAR = 90;
  private static final int NUMBER = 52;
  private static final Face FACE = Face.BODY;

  private int line() {
    return FACE.lineHeight() + 6;
  }

  private boolean hasShares() {
    return entries.stream().anyMatch(entry -> entry.share().isPresent());
  }

  /** Room for colours, where there are any. */
  private int swatch() {
    return entries.stream().anyMatch(entry -> entry.colour() >= 0) ? SWATCH + GAP : 0;
  }

  private int words() {
    return entries.stream().mapToInt(e -> FACE.width(fit(e))).max().orElse(0);
  }

  private static String fit(Marked.Entry entry) {
    return FACE.fit(entry.text(), WORDS);
  }

  @Override
  public int width() {
    return swatch() + words() + (hasShares() ? GAP + BAR + GAP + NUMBER : 0);
  }

  @Override
  public int height() {
    return entries.size() * line();
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    int bar = x + swatch() + words() + GAP;
    for (int i = 0; i < entries.size(); i++) {
      Marked.Entry entry = entries.get(i);
      int top = y + i * line();
      int baseline = top + FACE.ascent();
      if (entry.colour() >= 0) {
        canvas.fill(x, top + 2, SWATCH, SWATCH, MarkColour.of(entry.colour()));
      } else if (swatch() > 0) {
        canvas.frame(x, top + 2, SWATCH, SWATCH, theme.rule());
      }
      canvas.text(fit(entry), x + swatch(), baseline, FACE, theme.ink());
      if (entry.share().isPresent()) {
        double share = Math.min(1, Math.max(0, entry.share().getAsDouble()));
        canvas.fill(bar, top + 4, BAR, SWATCH - 4, theme.panel());
        canvas.fill(bar, top + 4, (int) Math.round(share * BAR), SWATCH - 4, theme.muted());
        String percent = String.format(Locale.ROOT, "%.1f %%", 100 * share);
        int right = bar + BAR + GAP + NUMBER - FACE.width(percent);
        canvas.text(percent, right, baseline, FACE, theme.ink());
      }
    }
  }
}
