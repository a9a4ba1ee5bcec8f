package org.convlens.format.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import org.convlens.array.Volume;

/** Decodes the first picture of a TIFF file. */
final class TiffPicture {
  private TiffPicture() {}

  static Volume decode(byte[] bytes) throws IOException {
    return BufferedPicture.decode(new TIFFImageReaderSpi().createReaderInstance(), bytes)
        .upright(Orientation.read(bytes, 0, bytes.length));
  }
}
