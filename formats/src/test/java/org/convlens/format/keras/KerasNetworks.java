package org.convlens.format.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The small networks that Keras 3 saved, unpacked. */
final class KerasNetworks {
  private KerasNetworks() {}

  static void unpack(Path folder) throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(KerasNetworks.class.getResourceAsStream("/keras/networks.zip"));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }
}
