package org.convlens.picture.drawing;

import org.convlens.canvas.Colour;

/**
 * Colours of what is marked in a picture: seven that people with any kind of colour vision tell
 * apart (Okabe and Ito, 2008), then the same lighter, then darker, then from the beginning.
 */
final class MarkColour {
  private static final int[] COLOURS = {
    0xd55e00, 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xf0e442
  };
  private static final double LIGHTER = 0.5;
  private static final double DARKER = 0.45;

  private MarkColour() {}

  static int of(int index) {
    int rgb = COLOURS[index % COLOURS.length];
    return switch (index / COLOURS.length % 3) {
      case 0 -> rgb;
      case 1 -> Colour.mix(rgb, 0xffffff, LIGHTER);
      default -> Colour.mix(rgb, 0, DARKER);
    };
  }

  /** What can be read on it. */
  static int ink(int rgb) {
    return Colour.lightness(rgb) > 0.5 ? 0x111111 : 0xffffff;
  }
}
