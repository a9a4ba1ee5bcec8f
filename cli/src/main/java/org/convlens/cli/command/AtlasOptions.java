package org.convlens.cli.command;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasSource;
import org.convlens.atlas.sheet.AtlasDrawing;
import org.convlens.atlas.sheet.AtlasPicture;
import org.convlens.task.UsageException;

/** What commands about an atlas read in the same way. */
final class AtlasOptions {
  private AtlasOptions() {}

  /** A picture out of an atlas whose things lie where they lay. */
  static AtlasPicture picture(AtlasDrawing drawing, Atlas atlas, Path folder) throws IOException {
    return AtlasPicture.of(
        drawing, atlas, AtlasSource.of(folder), Optional.empty(), Optional.empty());
  }

  /** A link from a page to the map of an atlas, if that was made; absent, too, across drives. */
  static Optional<String> linkToMap(Path page, Path folder) {
    Path map = folder.resolve("map.html").toAbsolutePath().normalize();
    Path from = page.toAbsolutePath().normalize().getParent();
    if (!Files.isRegularFile(map) || from == null || !map.getRoot().equals(from.getRoot())) {
      return Optional.empty();
    }
    StringBuilder link = new StringBuilder();
    for (Path part : from.relativize(map)) {
      String name = URLEncoder.encode(part.toString(), StandardCharsets.UTF_8);
      link.append(link.isEmpty() ? "" : "/").append(name.replace("+", "%20"));
    }
    return Optional.of(link.toString());
  }

  static void requirePositive(String name, int number) {
    if (number < 1) {
      throw new UsageException(name + " " + number + ": give at least 1").about(name);
    }
  }

  /** What laying out a map costs. */
  static String cost(int samples, int landmarks) {
    int laid = Math.min(samples, landmarks);
    return String.format(
        java.util.Locale.ROOT,
        "%,d cells, %,d of them laid out: about %,d seconds on one processor",
        samples,
        laid,
        5 + laid / 150);
  }
}
