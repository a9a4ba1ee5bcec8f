package org.convlens.format.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convlens.array.Volume;

/** Decodes BMP: 1 to 32 bits, plain, run-length coded or with bit masks. */
final class BmpPicture {
  private BmpPicture() {}

  static Volume decode(byte[] bytes) throws IOException {
    if (bytes[14] >= 40) {
      ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      RefusedException.unlessSmall(header.getInt(18), Math.abs((long) header.getInt(22)));
    }
    return BufferedPicture.decode(
            JdkReader.of("com.sun.imageio.plugins.bmp.BMPImageReaderSpi"), bytes)
        .upright(Orientation.UPRIGHT);
  }
}
