package org.convlens.canvas;

/**
 * A block of RGB pixels (0xRRGGBB), row by row.
 *
 * @param pixels width × height; not to be written to afterwards
 */
public record Bitmap(int width, int height, int[] pixels) implements Block {
  public Bitmap {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(pixels.length + " pixels for " + width + " × " + height);
    }
  }

  /** Each pixel as a square of {@code factor} × {@code factor}. */
  public Bitmap enlarged(int factor) {
    if (factor == 1) {
      return this;
    }
    int[] larger = new int[Math.multiplyExact(pixels.length, factor * factor)];
    int wide = width * factor;
    for (int i = 0; i < larger.length; i++) {
      larger[i] = pixels[i / wide / factor * width + i % wide / factor];
    }
    return new Bitmap(wide, height * factor, larger);
  }

  /** Shrunk: each new pixel is the mean of the area that it covers. */
  public Bitmap reduced(int newWidth, int newHeight) {
    int[] smaller = new int[Math.multiplyExact(newWidth, newHeight)];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        smaller[y * newWidth + x] =
            mean(
                (double) x * width / newWidth,
                (x + 1.0) * width / newWidth,
                (double) y * height / newHeight,
                (y + 1.0) * height / newHeight);
      }
    }
    return new Bitmap(newWidth, newHeight, smaller);
  }

  private int mean(double left, double right, double top, double bottom) {
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int y = (int) top; y < Math.min(height, bottom); y++) {
      double tall = Math.min(y + 1, bottom) - Math.max(y, top);
      for (int x = (int) left; x < Math.min(width, right); x++) {
        double share = tall * (Math.min(x + 1, right) - Math.max(x, left));
        int rgb = pixels[y * width + x];
        red += share * (rgb >> 16 & 255);
        green += share * (rgb >> 8 & 255);
        blue += share * (rgb & 255);
      }
    }
    double area = 255 * (right - left) * (bottom - top);
    return Colour.of(red / area, green / area, blue / area);
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    canvas.copy(pixels, width, x, y);
  }
}
