package org.convlens.format.image;

import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The JDK's own picture readers, whatever else is on the class path. */
final class JdkReader {
  private JdkReader() {}

  /**
   * @param provider the provider's class name
   */
  static ImageReader of(String provider) throws IOException {
    Iterator<ImageReaderSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (all.hasNext()) {
      ImageReaderSpi spi = all.next();
      if (spi.getClass().getName().equals(provider)) {
        return spi.createReaderInstance();
      }
    }
    throw new IOException("this Java cannot read it, save it as PNG");
  }
}
