package org.convlens.format.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.convlens.array.Volume;

/** Decodes WebP, lossy or lossless. */
final class WebpPicture {
  private static final int RIFF_HEADER = 12;

  private WebpPicture() {}

  static Volume decode(byte[] bytes) throws IOException {
    Orientation orientation = orientation(bytes);
    return BufferedPicture.decode(new WebPImageReaderSpi().createReaderInstance(), bytes)
        .upright(orientation);
  }

  /**
   * Walks over the RIFF chunks.
   *
   * @throws EOFException if the last one is not whole
   */
  private static Orientation orientation(byte[] bytes) throws EOFException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long end = 8L + (in.getInt(4) & 0xffffffffL);
    if (end > bytes.length + 1L) {
      throw new EOFException();
    }
    Orientation orientation = Orientation.UPRIGHT;
    for (long at = RIFF_HEADER; at + 8 <= bytes.length; ) {
      int start = (int) at;
      long length = in.getInt(start + 4) & 0xffffffffL;
      if (at + 8 + length > bytes.length) {
        throw new EOFException();
      }
      if (new String(bytes, start, 4, StandardCharsets.ISO_8859_1).equals("EXIF")) {
        boolean prefixed = length > 6 && bytes[start + 8] == 'E';
        int skip = prefixed ? 6 : 0;
        orientation = Orientation.read(bytes, start + 8 + skip, (int) length - skip);
      }
      at += 8 + length + (length & 1);
    }
    return orientation;
  }
}
