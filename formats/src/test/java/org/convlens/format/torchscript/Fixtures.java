package org.convlens.format.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The small networks of {@code torchscript/make.py} and {@code make_calls.py}. */
final class Fixtures {
  private Fixtures() {}

  static void unpack(Path folder) throws IOException {
    unpack("fixtures", folder);
  }

  /**
   * @param bundle fixtures or calls
   */
  static void unpack(String bundle, Path folder) throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(
                Fixtures.class.getResourceAsStream("/torchscript/" + bundle + ".zip"));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }
}
