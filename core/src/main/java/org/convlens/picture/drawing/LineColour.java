package org.convlens.picture.drawing;

import java.util.ArrayList;
import java.util.List;
import org.convlens.canvas.Colour;
import org.convlens.canvas.Theme;
import org.convlens.picture.Plot.Series;

/** Colours of lines that people with any kind of colour vision tell apart (Okabe and Ito, 2008). */
final class LineColour {
  private static final int[] COLOURS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xe69f00, 0x6b5bb5, 0x7f7f7f
  };

  private LineColour() {}

  /** One per series. The first dashed line has the colour of the first solid one, and so on. */
  static List<Integer> of(List<Series> series, Theme theme) {
    List<Integer> colours = new ArrayList<>();
    int solid = 0;
    int dashed = 0;
    boolean dark = Colour.lightness(theme.background()) < 0.5;
    for (Series one : series) {
      int index = one.dashed() ? dashed++ : solid++;
      int rgb = COLOURS[index % COLOURS.length];
      colours.add(dark ? Colour.mix(rgb, 0xffffff, 0.25) : rgb);
    }
    return colours;
  }
}
