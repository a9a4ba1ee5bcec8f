package org.convlens.format.image;

import java.io.IOException;

/** A picture that may be sound but is not read; the message goes on after its name. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final long MOST_PIXELS = 100_000_000;

  /** Planes of bytes, the decoder's own copy and the finished float numbers. */
  private static final int BYTES_PER_PIXEL = 24;

  RefusedException(String message) {
    super(message);
  }

  /**
   * To be called before anything is decoded.
   *
   * @throws RefusedException if there are too many pixels for a picture or for this Java
   * @throws IOException if there are none
   */
  static void unlessSmall(long width, long height) throws IOException {
    if (width <= 0 || height <= 0) {
      throw new IOException("it claims to be " + width + " × " + height);
    }
    long most = Math.min(MOST_PIXELS, Runtime.getRuntime().maxMemory() / BYTES_PER_PIXEL);
    if (width > most || height > most || width * height > most) {
      throw new RefusedException(
          "is %d × %d, larger than %d megapixels: make it smaller"
              .formatted(width, height, most / 1_000_000));
    }
  }
}
