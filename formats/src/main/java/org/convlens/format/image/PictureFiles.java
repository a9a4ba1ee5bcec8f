package org.convlens.format.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which files are pictures, by their endings. */
public final class PictureFiles {
  private static final List<String> ENDINGS =
      List.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff");

  private PictureFiles() {}

  /** What a folder holds, by name; hidden ones are left out. */
  public static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> !name(path).startsWith(".")).sorted().toList();
    }
  }

  /** Whether it is a file whose name ends as those of pictures do. */
  public static boolean isPicture(Path path) {
    return hasEnding(name(path)) && Files.isRegularFile(path);
  }

  /** Whether a name ends as those of pictures do. */
  public static boolean hasEnding(String name) {
    return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
