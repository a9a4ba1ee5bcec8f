package org.convlens.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convlens.canvas.Colour;

/** From a number 0..1 to a colour. */
public enum Palette {
  /** Dark blue over green to yellow (van der Walt and Smith, CC0), at every 1/32. */
  VIRIDIS(
      "440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d"
          + " 2f6a8e 2c728e 297a8e 26818e 23898e 21908c 1f988b 1f9f88 21a685 28ae80 31b57b"
          + " 3ebc74 4cc26c 5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a fde725"),
  /** Black over purple and orange to pale yellow (van der Walt and Smith, CC0), at every 1/32. */
  MAGMA(
      "000004 030311 0a0822 130d33 1d1146 28115a 36106a 430f76 50127c 5d177f 691c81"
          + " 762181 822681 8f2a81 9c2e7f a9327d b63779 c33b75 cf4170 db486a e65163 ee5c5e"
          + " f5695c f9785d fb8761 fd9668 fea571 feb47b fec387 fed194 fde0a2 fceeb0 fcfdbf"),
  GREY("000000 ffffff"),
  /** The rainbow of older papers: its steps look like edges that are not there. */
  JET("000080 0000ff 0080ff 00ffff 80ff80 ffff00 ff8000 ff0000 800000"),
  /** Blue, white, red: for numbers with a sign, white at the middle. */
  DIVERGING("0b2f6e 1f5fb4 5b9bd8 a9cdee ffffff f7c3a9 e88462 c9362f 7a0a1c");

  /** What stands for NaN. */
  public static final int NOT_A_NUMBER = 0x8c8c8c;

  private static final int NOT_A_GREY = 0xb9d2f0;
  private static final int NEITHER = 0xc6cad0;

  @SuppressWarnings("ImmutableEnumChecker") // written in the constructor only
  private final int[] points;

  Palette(String hexadecimal) {
    String[] parts = hexadecimal.split(" ", -1);
    points = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      points[i] = Integer.parseInt(parts[i], 16);
    }
  }

  /** All of them, as people write them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * The colour as 0xRRGGBB, linear between neighbouring points.
   *
   * @param fraction 0..1; beyond the ends the colour of the end; NaN is a grey, or pale blue among
   *     greys
   */
  public int rgb(double fraction) {
    if (Double.isNaN(fraction)) {
      return this == GREY ? NOT_A_GREY : this == DIVERGING ? NEITHER : NOT_A_NUMBER;
    }
    double place = Math.min(1, Math.max(0, fraction)) * (points.length - 1);
    int low = Math.min((int) place, points.length - 2);
    return Colour.mix(points[low], points[low + 1], place - low);
  }
}
