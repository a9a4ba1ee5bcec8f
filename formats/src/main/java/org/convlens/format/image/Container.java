package org.convlens.format.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.convlens.array.Volume;

/** A picture file format, known by its first bytes. */
enum Container {
  JPEG {
    @Override
    Volume decode(byte[] bytes) throws IOException {
      return JpegPicture.decode(bytes);
    }
  },
  PNG {
    @Override
    Volume decode(byte[] bytes) throws IOException {
      return PngPicture.decode(bytes);
    }
  },
  GIF {
    @Override
    Volume decode(byte[] bytes) throws IOException {
      return GifPicture.decode(bytes);
    }
  },
  BMP {
    @Override
    Volume decode(byte[] bytes) throws IOException {
      return BmpPicture.decode(bytes);
    }
  },
  WEBP {
    @Override
    Volume decode(byte[] bytes) throws IOException {
      return WebpPicture.decode(bytes);
    }
  },
  TIFF {
    @Override
    Volume decode(byte[] bytes) throws IOException {
      return TiffPicture.decode(bytes);
    }
  };

  /**
   * @throws IOException if the picture is damaged
   * @throws RefusedException if it is too large or of a rare kind
   */
  abstract Volume decode(byte[] bytes) throws IOException;

  static Optional<Container> of(byte[] bytes) {
    String head = head(bytes);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return Optional.of(TIFF);
    }
    return head.startsWith("BM") && head.length() >= 26 ? Optional.of(BMP) : Optional.empty();
  }

  /** What the bytes are instead, where that is known. */
  static String hint(byte[] bytes) {
    String head = head(bytes);
    if (head.startsWith("ftyphei", 4) || head.startsWith("ftypmif", 4)) {
      return ": it is HEIC, save it as JPEG";
    }
    if (head.startsWith("ftypavif", 4)) {
      return ": it is AVIF, save it as JPEG or PNG";
    }
    if (head.startsWith("%PDF")) {
      return ": it is a PDF, save its picture as PNG";
    }
    return head.stripLeading().startsWith("<svg") || head.stripLeading().startsWith("<?xml")
        ? ": it is a drawing or web page in text, save it as PNG"
        : "";
  }

  private static String head(byte[] bytes) {
    return new String(
        Arrays.copyOf(bytes, Math.min(bytes.length, 32)), StandardCharsets.ISO_8859_1);
  }
}
