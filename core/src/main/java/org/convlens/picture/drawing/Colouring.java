package org.convlens.picture.drawing;

import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.convlens.canvas.Colour;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;

/** From numbers to pixels of the same height and width. */
public final class Colouring {
  private Colouring() {}

  /**
   * @param maps 1 × H × W
   */
  static Bitmap palette(Volume maps, Scale scale, Palette palette) {
    int[] pixels = new int[maps.area()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = palette.rgb(scale.fraction(maps.at(i)));
    }
    return new Bitmap(maps.width(), maps.height(), pixels);
  }

  /**
   * @param picture 3 × H × W or 1 × H × W, 0..1
   */
  public static Bitmap photo(Volume picture) {
    int area = picture.area();
    int second = picture.channels() == 3 ? area : 0;
    int[] pixels = new int[area];
    for (int i = 0; i < area; i++) {
      pixels[i] = Colour.of(picture.at(i), picture.at(i + second), picture.at(i + 2 * second));
    }
    return new Bitmap(picture.width(), picture.height(), pixels);
  }

  /** Enlarged by a whole factor towards {@code least} pixels, or shrunk to {@code most}. */
  public static Bitmap sized(Bitmap bitmap, int least, int most) {
    int longest = Math.max(1, Math.max(bitmap.width(), bitmap.height()));
    if (longest > most) {
      double shrink = (double) most / longest;
      return bitmap.reduced(
          Math.max(1, (int) Math.round(bitmap.width() * shrink)),
          Math.max(1, (int) Math.round(bitmap.height() * shrink)));
    }
    return bitmap.enlarged(factor(longest, least, most));
  }

  /** The smallest whole factor that reaches {@code least}, unless it exceeds {@code most}. */
  static int factor(int longest, int least, int most) {
    int wanted = (least + longest - 1) / longest;
    return Math.max(1, Math.min(wanted, most / longest));
  }
}
