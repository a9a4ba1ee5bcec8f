package org.convlens.format.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.convlens.array.Volume;
import org.convlens.format.image.vp8.Frame;

/** Decodes WebP, lossy or lossless; of an animation the first picture. */
final class WebpPicture {
  private static final int RIFF_HEADER = 12;
  private static final int ANIMATION_HEADER = 16;
  private static final int LOSSY_HEADER = 10;

  private final byte[] bytes;
  private final ByteBuffer in;
  private Orientation orientation = Orientation.UPRIGHT;
  private int lossy = -1;
  private int lossyLength;
  private boolean alpha;
  private boolean partial;

  private WebpPicture(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Volume decode(byte[] bytes) throws IOException {
    WebpPicture picture = new WebpPicture(bytes);
    long end = 8L + (picture.in.getInt(4) & 0xffffffffL);
    if (end > bytes.length + 1L) {
      throw new EOFException();
    }
    picture.walk(RIFF_HEADER, bytes.length);
    return picture.pixels().upright(picture.orientation);
  }

  /** Lossy pictures by libwebp's arithmetic, with the opacity that another decoder finds. */
  private Pixels pixels() throws IOException {
    if (lossy < 0) {
      return BufferedPicture.decode(new WebPImageReaderSpi().createReaderInstance(), bytes);
    }
    if (lossyLength < LOSSY_HEADER) {
      throw new EOFException();
    }
    int width = in.getShort(lossy + 6) & 0x3fff;
    int height = in.getShort(lossy + 8) & 0x3fff;
    RefusedException.unlessSmall(width, height);
    if (partial) {
      throw new RefusedException("is an animation whose first picture is a part: save it as PNG");
    }
    byte[][] planes = Frame.decode(bytes, lossy, lossyLength);
    if (!alpha) {
      return new Pixels(width, height, planes);
    }
    byte[] opacity =
        BufferedPicture.opacity(new WebPImageReaderSpi().createReaderInstance(), bytes);
    if (opacity.length != width * height) {
      throw new IOException("its parts are of several sizes");
    }
    for (byte[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (byte) Pixels.onWhite(plane[i] & 0xff, opacity[i] & 0xff);
      }
    }
    return new Pixels(width, height, planes);
  }

  /**
   * Walks over RIFF chunks.
   *
   * @throws EOFException if the last one is not whole
   */
  private void walk(int from, int to) throws EOFException {
    int columns = 0;
    int rows = 0;
    for (long at = from; at + 8 <= to; ) {
      int start = (int) at;
      long length = in.getInt(start + 4) & 0xffffffffL;
      if (at + 8 + length > to) {
        throw new EOFException();
      }
      String name = new String(bytes, start, 4, StandardCharsets.ISO_8859_1);
      if (name.equals("EXIF")) {
        boolean prefixed = length > 6 && bytes[start + 8] == 'E';
        int skip = prefixed ? 6 : 0;
        orientation = Orientation.read(bytes, start + 8 + skip, (int) length - skip);
      } else if (name.equals("VP8X") && length >= 10) {
        columns = number(start + 12);
        rows = number(start + 15);
      } else if (name.equals("ALPH")) {
        alpha |= lossy < 0;
      } else if (name.equals("VP8 ") && lossy < 0) {
        lossy = start + 8;
        lossyLength = (int) length;
      } else if (name.equals("ANMF") && lossy < 0 && length > ANIMATION_HEADER) {
        walk(start + 8 + ANIMATION_HEADER, (int) (at + 8 + length));
        partial = lossy >= 0 && (number(start + 14) != columns || number(start + 17) != rows);
      }
      at += 8 + length + (length & 1);
    }
  }

  /** Of three bytes. */
  private int number(int at) {
    return (in.getShort(at) & 0xffff) | ((bytes[at + 2] & 0xff) << 16);
  }
}
