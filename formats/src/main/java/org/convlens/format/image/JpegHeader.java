package org.convlens.format.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the markers of a JPEG file say (ITU-T T.81 annex B), without decoding anything.
 *
 * @param identifiers of the components
 * @param adobe the transform of the Adobe marker: 0, 1 or 2, or -1 where there is none
 * @param jfif whether a JFIF marker says that three components are luma and chroma
 * @param complete whether the end marker is there
 */
record JpegHeader(
    int width,
    int height,
    int[] identifiers,
    boolean progressive,
    int scans,
    int adobe,
    boolean jfif,
    Orientation orientation,
    boolean complete) {

  /** Most scans that a progressive picture may have: each costs a pass over all pixels. */
  private static final int MOST_SCANS = 200;

  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;

  /** Whether the first three components are luma and chroma, by libjpeg's rules. */
  boolean isLumaChroma() {
    if (identifiers.length == 4) {
      return adobe > 0;
    }
    if (jfif) {
      return true;
    }
    return adobe >= 0 ? adobe != 0 : !Arrays.equals(identifiers, new int[] {'R', 'G', 'B'});
  }

  static JpegHeader read(byte[] bytes) throws IOException {
    Reader reader = new Reader(bytes);
    reader.walk();
    if (reader.identifiers.length == 0) {
      throw new EOFException();
    }
    return new JpegHeader(
        reader.width,
        reader.height,
        reader.identifiers,
        reader.progressive,
        reader.scans,
        reader.adobe,
        reader.jfif,
        reader.orientation,
        reader.complete);
  }

  /** Walks from marker to marker. */
  private static final class Reader {
    private final byte[] bytes;
    private int width;
    private int height;
    private int[] identifiers = {};
    private boolean progressive;
    private int scans;
    private int adobe = -1;
    private boolean jfif;
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean complete;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    void walk() throws IOException {
      int at = 2;
      while (at + 1 < bytes.length) {
        int marker = unsigned(at + 1);
        if (unsigned(at) != 0xff || marker == 0xff || marker == 0) {
          at++;
        } else if (marker == END) {
          complete = true;
          return;
        } else if ((marker >= 0xd0 && marker <= 0xd8) || marker == 1) {
          at += 2;
        } else {
          if (at + 4 > bytes.length) {
            return;
          }
          int length = (unsigned(at + 2) << 8) | unsigned(at + 3);
          if (length < 2) {
            throw new IOException("a segment has no length");
          }
          segment(marker, at + 4, Math.min(length - 2, bytes.length - at - 4));
          at += 2 + length;
        }
      }
    }

    private void segment(int marker, int from, int length) throws IOException {
      if (marker == START_OF_SCAN) {
        if (++scans > MOST_SCANS) {
          throw new IOException("more than " + MOST_SCANS + " scans");
        }
      } else if (isFrame(marker)) {
        frame(marker, from, length);
      } else if (marker == 0xe0 && startsWith("JFIF\0", from, length)) {
        jfif = true;
      } else if (marker == 0xee && startsWith("Adobe", from, length) && length >= 12) {
        adobe = unsigned(from + 11);
      } else if (marker == 0xe1 && startsWith("Exif\0", from, length) && length > 6) {
        orientation = Orientation.read(bytes, from + 6, length - 6);
      }
    }

    private static boolean isFrame(int marker) {
      return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void frame(int marker, int from, int length) throws IOException {
      if (length < 6 || length < 6 + 3 * unsigned(from + 5)) {
        throw new EOFException();
      }
      if (identifiers.length > 0) {
        throw new IOException("it has two frames");
      }
      int bits = unsigned(from);
      if (marker > 0xc2 || bits != 8) {
        throw new RefusedException(
            "is a lossless, arithmetic or %d-bit JPEG: save it as baseline JPEG or PNG"
                .formatted(bits));
      }
      height = (unsigned(from + 1) << 8) | unsigned(from + 2);
      width = (unsigned(from + 3) << 8) | unsigned(from + 4);
      progressive = marker == 0xc2;
      identifiers = new int[unsigned(from + 5)];
      for (int i = 0; i < identifiers.length; i++) {
        identifiers[i] = unsigned(from + 6 + 3 * i);
      }
    }

    private boolean startsWith(String text, int from, int length) {
      byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
      return length >= wanted.length
          && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private int unsigned(int at) {
      return bytes[at] & 0xff;
    }
  }
}
