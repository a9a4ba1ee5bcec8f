package org.convlens.picture.drawing;

import org.convlens.canvas.Theme;
import org.convlens.picture.Palette;

/**
 * How pictures are drawn.
 *
 * @param theme of paper, text and lines
 * @param heat the palette for numbers without a sign in heatmaps and overlays
 * @param tint what was chosen of their colours
 */
public record Style(Theme theme, Palette heat, Tint tint) {
  public static final Style LIGHT = new Style(Theme.LIGHT, Palette.MAGMA, Tint.NONE);
  public static final Style DARK = new Style(Theme.DARK, Palette.MAGMA, Tint.NONE);

  public Style with(Palette palette) {
    return new Style(theme, palette, tint);
  }

  public Style with(Tint chosen) {
    return new Style(theme, heat, chosen);
  }
}
