package org.convlens.format.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.data.ClassedPictures;
import org.convlens.format.image.PictureFiles;

/**
 * Pictures in one folder per class, and such folders in folders for training, validation and test.
 * Classes and pictures are taken in the order of their names.
 */
final class ClassFolders implements SetReader {
  @Override
  public Optional<PictureSets> read(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    Map<Split, Path> folders = new EnumMap<>(Split.class);
    for (Path folder : folders(place)) {
      Split.of(String.valueOf(folder.getFileName())).ifPresent(split -> folders.put(split, folder));
    }
    if (!folders.containsKey(Split.TRAINING)) {
      folders.clear();
      folders.put(Split.TRAINING, place);
    }
    Map<Split, ClassedPictures> parts = new EnumMap<>(Split.class);
    List<String> notes = new ArrayList<>();
    for (Map.Entry<Split, Path> folder : folders.entrySet()) {
      Optional<PictureList> part = part(folder.getValue());
      if (part.isPresent()) {
        parts.put(folder.getKey(), part.get());
      } else if (folder.getKey() != Split.TRAINING) {
        notes.add("'" + folder.getValue() + "' has no folder per class: it is left alone");
      }
    }
    return parts.containsKey(Split.TRAINING)
        ? Optional.of(new PictureSets("a folder per class", parts, notes))
        : Optional.empty();
  }

  private static List<Path> folders(Path folder) throws IOException {
    return PictureFiles.inside(folder).stream().filter(Files::isDirectory).toList();
  }

  /** Nothing without at least two folders with pictures. */
  private static Optional<PictureList> part(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (Path inner : folders(folder)) {
      String name = String.valueOf(inner.getFileName());
      int before = names.size();
      for (Path file : PictureFiles.inside(inner)) {
        if (PictureFiles.isPicture(file)) {
          names.add(name + "/" + file.getFileName());
          labels.add(classes.size());
        }
      }
      if (names.size() > before) {
        classes.add(name);
      }
    }
    return classes.size() < 2
        ? Optional.empty()
        : Optional.of(
            new PictureList(
                folder, names, labels.stream().mapToInt(Integer::intValue).toArray(), classes));
  }
}
