package org.convlens.picture.drawing;

import java.util.Optional;
import org.convlens.canvas.Colour;
import org.convlens.picture.Content;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Palette;
import org.convlens.picture.Reading;
import org.convlens.picture.Scale;

/**
 * The colours of a heatmap over those of a picture: the stronger the heat, the less of the picture
 * shines through. Without heat there is the greyed picture: pale under a heatmap with a sign, which
 * tints it, and dark under others. With the palette {@link Palette#JET} the heat covers evenly and
 * the picture keeps its colours, as in older papers.
 *
 * @param strongest opacity 0..1 of the strongest heat, where it was chosen
 */
record Cover(Heatmap heat, Palette palette, Optional<Double> strongest) {
  private static final double STRONGEST = 0.75;
  private static final double GREYED = 0.75;
  private static final double DIMMED = 0.72;
  private static final double FAINT = 0.35;
  private static final double PALE = 0.5;
  private static final double PALEST = 0.25;

  /**
   * @param photo 0xRRGGBB
   * @param fraction of the scale
   */
  int rgb(int photo, double fraction) {
    double shown = heat.reading() == Reading.REMAINDER ? 1 - fraction : fraction;
    int heated = palette.rgb(shown);
    int bare = bare(photo);
    boolean tinted = heat.signed() && palette == Palette.DIVERGING;
    return Colour.mix(tinted ? Colour.product(bare, heated) : bare, heated, opacity(shown));
  }

  /** Where there is no number. */
  int bare(int photo) {
    if (palette == Palette.JET) {
      return photo;
    }
    double light = Colour.lightness(photo);
    boolean pixels = heat.reading() == Reading.PIXELS;
    double grey;
    if (heat.signed()) {
      grey = 1 - (1 - light) * (pixels ? PALEST : PALE);
    } else {
      grey = light * (pixels ? FAINT : DIMMED);
    }
    boolean coloured = !heat.signed() && !pixels;
    return Colour.mix(photo, Colour.of(grey, grey, grey), coloured ? GREYED : 1);
  }

  /** Rises without a jump from where there is no heat. */
  private double opacity(double fraction) {
    if (palette == Palette.JET || Double.isNaN(fraction)) {
      return strongest.orElse(STRONGEST);
    }
    double inside = Math.min(1, Math.max(0, fraction));
    double strength = heat.signed() ? Math.abs(2 * inside - 1) : inside;
    if (heat.reading() == Reading.PIXELS) {
      return strongest.orElse(1.0)
          * (heat.signed() ? strength : 1 - (1 - strength) * (1 - strength));
    }
    return strongest.orElse(STRONGEST) * (heat.signed() ? strength : Math.sqrt(strength));
  }

  /** What the map is, to be written beneath it. */
  String caption() {
    String size = heat.map().height() + " × " + heat.map().width();
    Content content = Content.of(heat.map());
    Scale scale = heat.range();
    boolean beyond = content.max() > scale.max() || content.min() < scale.min();
    return switch (heat.reading()) {
      case PIXELS ->
          "map "
              + size
              + " over it"
              + (beyond ? "; the strongest 0.5 % share the last colour" : "");
      case REMAINDER ->
          "map "
              + size
              + " over it, each number in the middle of its patch; bright where little is left";
      case EVIDENCE, LEVEL -> "map " + size + " over it";
    };
  }
}
