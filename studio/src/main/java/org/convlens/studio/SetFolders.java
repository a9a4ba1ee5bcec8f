package org.convlens.studio;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.data.ClassedPictures;
import org.convlens.format.set.PictureSets;
import org.convlens.format.set.Split;
import org.convlens.format.set.TrainingSets;
import org.convlens.picture.file.Png;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;

/**
 * A data set as folders of PNG files, such as {@code test/cat/00017.png}: one for each part and
 * class, each picture named by its place in its part. Pixels are those of the set.
 *
 * @param place a folder, a file, or the name of a known set
 */
public record SetFolders(String place) {
  private static final Map<Split, String> NAMES =
      Map.of(Split.TRAINING, "train", Split.VALIDATION, "val", Split.TEST, "test");

  /**
   * Writes all of them, or none.
   *
   * @param folder that is made
   * @return how many pictures
   * @throws IOException with one line, if there is no such set, a picture of it cannot be read, or
   *     the folder is there already and holds something
   * @throws StoppedException if the work is stopped
   */
  public int write(Path folder, Progress progress) throws IOException {
    requireFree(folder);
    PictureSets found = TrainingSets.find(place);
    int count = found.parts().values().stream().mapToInt(ClassedPictures::size).sum();
    Path making = folder.resolveSibling(folder.getFileName() + ".making");
    clear(making);
    progress.begin("pictures", count);
    try {
      for (Map.Entry<Split, ClassedPictures> part : found.parts().entrySet()) {
        write(part.getValue(), making.resolve(NAMES.get(part.getKey())), progress);
      }
      Files.deleteIfExists(folder);
      Files.move(making, folder);
      return count;
    } finally {
      progress.end();
      clear(making);
    }
  }

  private void requireFree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    boolean free = Files.isDirectory(folder);
    if (free) {
      try (Stream<Path> files = Files.list(folder)) {
        free = files.findAny().isEmpty();
      }
    }
    if (!free) {
      throw new IOException("'" + folder + "' is there already: name a folder that is not");
    }
  }

  private static void write(ClassedPictures part, Path folder, Progress progress)
      throws IOException {
    List<String> classes = part.classes();
    for (String name : classes) {
      Files.createDirectories(folder.resolve(safe(name)));
    }
    for (int i = 0; i < part.size(); i++) {
      if (progress.cancelled()) {
        throw new StoppedException("stopped: nothing was written");
      }
      String name = String.format(Locale.ROOT, "%05d.png", i);
      Path file = folder.resolve(safe(classes.get(part.label(i)))).resolve(name);
      Files.write(file, Png.bytes(image(part.picture(i)), Map.of()));
      progress.advance(1, "");
    }
  }

  /** As a folder may be called. */
  private static String safe(String name) {
    String safe = name.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_").strip();
    return safe.isEmpty() || safe.matches("\\.+") ? "_" + safe : safe;
  }

  private static BufferedImage image(Volume picture) {
    int second = picture.channels() == 3 ? picture.area() : 0;
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < picture.area(); i++) {
      int rgb =
          Math.round(picture.at(i)) << 16
              | Math.round(picture.at(i + second)) << 8
              | Math.round(picture.at(i + 2 * second));
      image.setRGB(i % picture.width(), i / picture.width(), rgb);
    }
    return image;
  }

  private static void clear(Path making) throws IOException {
    if (!Files.isDirectory(making)) {
      return;
    }
    try (Stream<Path> files = Files.walk(making)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
