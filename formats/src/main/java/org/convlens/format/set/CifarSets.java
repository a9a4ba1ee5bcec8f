package org.convlens.format.set;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.convlens.data.ClassedPictures;
import org.convlens.format.image.PictureFiles;

/**
 * CIFAR-10 and CIFAR-100 (Krizhevsky 2009) in both of their published forms, binary and Python's,
 * as loose files or as the archive that is downloaded; or one binary file alone.
 */
final class CifarSets implements SetReader {
  private static final Pattern BATCH = Pattern.compile("(data_batch_\\d+|test_batch)(\\.bin)?");
  private static final Pattern HUNDRED = Pattern.compile("(train|test)(\\.bin)?");
  private static final Pattern NAMES =
      Pattern.compile("batches\\.meta(\\.txt)?|meta|fine_label_names\\.txt");
  private static final int LONGEST_NAMES = 1 << 16;

  @Override
  public Optional<PictureSets> read(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return file(place);
    }
    for (String inner :
        new String[] {
          "", "cifar-10-batches-bin", "cifar-10-batches-py", "cifar-100-binary", "cifar-100-python"
        }) {
      Path folder = place.resolve(inner);
      if (isSet(folder)) {
        Found found = new Found();
        for (Path file : PictureFiles.inside(folder)) {
          String name = String.valueOf(file.getFileName());
          if (Files.isRegularFile(file) && wanted(name)) {
            try (DataFile data = DataFile.open(file)) {
              found.take(name, data);
            }
          }
        }
        return found.sets(folder);
      }
    }
    return archive(place);
  }

  private static boolean isSet(Path folder) {
    Predicate<String> there = name -> Files.isRegularFile(folder.resolve(name));
    boolean ten = there.test("data_batch_1.bin") || there.test("data_batch_1");
    return ten
        || there.test("test_batch.bin")
        || there.test("train.bin")
        || (there.test("meta") && (there.test("train") || there.test("test")));
  }

  private static boolean wanted(String name) {
    return BATCH.matcher(name).matches()
        || HUNDRED.matcher(name).matches()
        || NAMES.matcher(name).matches();
  }

  /** An archive as it was downloaded, in a folder. */
  private static Optional<PictureSets> archive(Path folder) throws IOException {
    for (Path file : PictureFiles.inside(folder)) {
      String name = String.valueOf(file.getFileName());
      if (name.startsWith("cifar-10") && TarFiles.isTar(file)) {
        return file(file);
      }
    }
    return Optional.empty();
  }

  private static Optional<PictureSets> file(Path file) throws IOException {
    Found found = new Found();
    String name = String.valueOf(file.getFileName());
    if (TarFiles.isTar(file)) {
      TarFiles.each(
          file,
          (inner, data) -> {
            if (wanted(inner)) {
              found.take(inner, data);
            }
          });
    } else if (name.endsWith(".bin") || name.endsWith(".bin.gz")) {
      try (DataFile data = DataFile.open(file)) {
        found.parts.put(name, CifarRecords.binary(data, data.rest(), 1));
      }
    }
    return found.sets(file);
  }

  /** The files that were met, by name. */
  private static final class Found {
    private final Map<String, CifarRecords> parts = new TreeMap<>();
    private List<String> names = List.of();

    void take(String name, DataFile data) throws IOException {
      if (NAMES.matcher(name).matches()) {
        byte[] bytes = data.rest();
        names =
            name.endsWith(".txt")
                ? new String(
                        bytes, 0, Math.min(bytes.length, LONGEST_NAMES), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList()
                : CifarPickle.names(data.name(), bytes);
      } else if (name.endsWith(".bin")) {
        int labels = HUNDRED.matcher(name).matches() ? 2 : 1;
        parts.put(name, CifarRecords.binary(data, data.rest(), labels));
      } else {
        parts.put(name, CifarPickle.records(data.name(), data.rest()));
      }
    }

    Optional<PictureSets> sets(Path place) throws IOException {
      Map<Split, List<CifarRecords>> sorted = new EnumMap<>(Split.class);
      boolean hundred = false;
      for (Map.Entry<String, CifarRecords> part : parts.entrySet()) {
        Split split = part.getKey().startsWith("test") ? Split.TEST : Split.TRAINING;
        sorted.computeIfAbsent(split, s -> new ArrayList<>()).add(part.getValue());
        hundred |= HUNDRED.matcher(part.getKey()).matches();
      }
      if (sorted.isEmpty()) {
        return Optional.empty();
      }
      List<String> classes = CifarRecords.classes(names, hundred);
      Map<Split, ClassedPictures> sets = new EnumMap<>(Split.class);
      for (Map.Entry<Split, List<CifarRecords>> part : sorted.entrySet()) {
        sets.put(part.getKey(), CifarRecords.joined(place, part.getValue(), classes));
      }
      return Optional.of(new PictureSets(hundred ? "CIFAR-100 files" : "CIFAR-10 files", sets));
    }
  }
}
