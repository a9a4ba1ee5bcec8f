package org.convlens.format.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convlens.data.ClassedPictures;
import org.convlens.data.PixelPictures;
import org.convlens.task.Sha256;

/**
 * The files of MNIST (LeCun, Cortes and Burges) and of others that took their form: {@code
 * train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and
 * {@code t10k-labels-idx1-ubyte}, each with {@code .gz} or without, also with a dot for the second
 * hyphen.
 */
final class IdxSets implements SetReader {
  private static final Map<Split, String> STEMS =
      Map.of(Split.TRAINING, "train", Split.TEST, "t10k");

  /** The digests of Fashion-MNIST's labels (Xiao, Rasul and Vollgraf 2017) and its classes. */
  private static final List<String> FASHION_LABELS =
      List.of("657fbd221bfc9f41", "3d0e6c6ea990b53b");

  private static final List<String> FASHION =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  @Override
  public Optional<PictureSets> read(Path place) throws IOException {
    for (String inner : new String[] {"", "raw", "MNIST/raw", "FashionMNIST/raw"}) {
      Path folder = place.resolve(inner);
      if (find(folder, "train-images", 3).or(() -> find(folder, "t10k-images", 3)).isPresent()) {
        return Optional.of(folder(folder));
      }
    }
    return Optional.empty();
  }

  private static PictureSets folder(Path folder) throws IOException {
    Map<Split, IdxFile> labels = new EnumMap<>(Split.class);
    int largest = 9;
    for (Split split : new Split[] {Split.TRAINING, Split.TEST}) {
      String stem = STEMS.getOrDefault(split, "");
      if (find(folder, stem + "-images", 3).isPresent()) {
        IdxFile file = IdxFile.read(need(folder, stem + "-labels", 1), 1);
        labels.put(split, file);
        largest = Math.max(largest, values(file).max().orElse(0));
      }
    }
    List<String> classes =
        labels.values().stream().anyMatch(IdxSets::isFashion)
            ? FASHION
            : IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
    Map<Split, ClassedPictures> parts = new EnumMap<>(Split.class);
    for (Map.Entry<Split, IdxFile> part : labels.entrySet()) {
      String stem = STEMS.getOrDefault(part.getKey(), "");
      parts.put(part.getKey(), pictures(folder, stem, part.getValue(), classes));
    }
    return new PictureSets("idx files", parts);
  }

  private static PixelPictures pictures(
      Path folder, String stem, IdxFile labels, List<String> classes) throws IOException {
    Path file = need(folder, stem + "-images", 3);
    IdxFile images = IdxFile.read(file, 3);
    int count = images.extents()[0];
    if (count != labels.extents()[0]) {
      throw new IOException(
          "'%s' has %d labels for the %d pictures of '%s'"
              .formatted(
                  need(folder, stem + "-labels", 1),
                  labels.extents()[0],
                  count,
                  file.getFileName()));
    }
    return new PixelPictures(
        file.toString(),
        1,
        images.extents()[1],
        images.extents()[2],
        images.values(),
        values(labels).toArray(),
        classes);
  }

  private static IntStream values(IdxFile labels) {
    return IntStream.range(0, labels.values().length).map(i -> labels.values()[i] & 0xff);
  }

  private static boolean isFashion(IdxFile labels) {
    return FASHION_LABELS.contains(new Sha256().add(labels.values()).brief());
  }

  private static Optional<Path> find(Path folder, String stem, int rank) {
    String end = "idx" + rank + "-ubyte";
    return Stream.of("-", ".")
        .flatMap(dot -> Stream.of("", ".gz").map(packed -> stem + dot + end + packed))
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Path need(Path folder, String stem, int rank) throws IOException {
    String name = stem + "-idx" + rank + "-ubyte";
    return find(folder, stem, rank)
        .orElseThrow(
            () -> new IOException("no file '%s' or '%s.gz' in '%s'".formatted(name, name, folder)));
  }
}
