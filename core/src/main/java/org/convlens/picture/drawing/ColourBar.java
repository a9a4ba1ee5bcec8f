package org.convlens.picture.drawing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Face;
import org.convlens.canvas.Theme;
import org.convlens.picture.Content;
import org.convlens.picture.Numeral;
import org.convlens.picture.Scale;

/**
 * What the colours stand for: the palette upright, with numbers at its ends and at zero. An end
 * beyond which there are numbers says so.
 *
 * @param content what is coloured
 */
record ColourBar(Scale scale, Shade shade, Content content, int height, Theme theme)
    implements Block {
  private static final int THICK = 14;
  private static final int TICK = 4;
  private static final Face FACE = Face.SMALL;

  /** The colour, 0xRRGGBB, at a fraction 0..1 of a scale. */
  interface Shade {
    int rgb(double fraction);
  }

  private Map<Double, String> marks() {
    Map<Double, String> marks = new LinkedHashMap<>();
    if (!(scale.max() > scale.min())) {
      marks.put(0.5, Numeral.of(scale.min()));
      return marks;
    }
    marks.put(0.0, mark("≤ ", content.min() < scale.min(), scale.min(), content.min()));
    marks.put(1.0, mark("≥ ", content.max() > scale.max(), scale.max(), content.max()));
    double zero = scale.fraction(0);
    double room = (FACE.lineHeight() + 2.0) / height;
    if (zero > room && zero < 1 - room) {
      marks.put(zero, "0");
    } else if (height > 3 * FACE.lineHeight()) {
      marks.put(0.5, Numeral.of((scale.min() + scale.max()) / 2));
    }
    return marks;
  }

  /** With a sign where there is something beyond that the digits can tell. */
  private static String mark(String sign, boolean beyond, double end, double farthest) {
    String text = Numeral.of(end);
    return beyond && !text.equals(Numeral.of(farthest)) ? sign + text : text;
  }

  @Override
  public int width() {
    int text = marks().values().stream().mapToInt(FACE::width).max().orElse(0);
    return THICK + TICK + 4 + text;
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    for (int row = 0; row < height; row++) {
      double fraction = height == 1 ? 0.5 : 1 - row / (height - 1.0);
      int rgb = shade.rgb(scale.max() > scale.min() ? fraction : 0.5);
      canvas.fill(x, y + row, THICK, 1, rgb);
    }
    canvas.frame(x, y, THICK, height, theme.rule());
    marks()
        .forEach(
            (fraction, text) -> {
              int row = y + (int) Math.round((1 - fraction) * (height - 1));
              canvas.fill(x + THICK, row, TICK, 1, theme.muted());
              int cap = Math.round(FACE.capHeight());
              int baseline = Math.min(y + height, Math.max(y + cap, row + (cap + 1) / 2));
              canvas.text(text, x + THICK + TICK + 4, baseline, FACE, theme.ink());
            });
  }
}
