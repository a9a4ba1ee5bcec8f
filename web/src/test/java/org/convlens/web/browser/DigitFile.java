package org.convlens.web.browser;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.picture.file.Png;
import org.convlens.train.data.DrawnDigit;

/** Files of digits that the program draws. */
final class DigitFile {
  private static final int SIDE = 28;

  private DigitFile() {}

  static byte[] of(int digit, long seed) {
    Volume pixels = DrawnDigit.draw(digit, seed);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      image.setRGB(i % SIDE, i / SIDE, 0x010101 * (int) pixels.at(i));
    }
    return Png.bytes(image, Map.of());
  }
}
