package org.convlens.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Labels;

/** The MNIST files (LeCun, Cortes and Burges), or others of their form and names. */
public final class Mnist {
  /** "0" to "9". */
  public static final Labels LABELS = Labels.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private Mnist() {}

  /**
   * Reads {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code
   * t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, each with {@code .gz} or without,
   * also with a dot for the second hyphen.
   *
   * @throws IOException in one line, if one is missing, damaged or does not fit the others
   */
  public static TrainingData read(Path folder) throws IOException {
    LabelledPictures training = read(folder, "train");
    LabelledPictures test = read(folder, "t10k");
    if (training.height() != test.height() || training.width() != test.width()) {
      throw new IOException("training and test pictures in '" + folder + "' differ in size");
    }
    return new TrainingData(training, Optional.empty(), Optional.of(test));
  }

  /** The 10,000 test pictures alone. */
  public static LabelledPictures readTest(Path folder) throws IOException {
    return read(folder, "t10k");
  }

  private static LabelledPictures read(Path folder, String part) throws IOException {
    Path imageFile = find(folder, part + "-images", "idx3-ubyte");
    Path labelFile = find(folder, part + "-labels", "idx1-ubyte");
    IdxFile labels = IdxFile.read(labelFile, 1);
    IdxFile images = IdxFile.read(imageFile, 3);
    int count = images.extents()[0];
    if (count != labels.extents()[0]) {
      throw new IOException(
          "'"
              + labelFile
              + "' has "
              + labels.extents()[0]
              + " labels for the "
              + count
              + " pictures of '"
              + imageFile.getFileName()
              + "'");
    }
    int[] classes = IntStream.range(0, count).map(i -> labels.values()[i] & 0xff).toArray();
    int largest = IntStream.of(classes).max().orElse(0);
    if (largest >= LABELS.names().size()) {
      throw new IOException("'" + labelFile + "' has a label " + largest + ": digits are 0 to 9");
    }
    return new PixelPictures(
        imageFile.toString(),
        1,
        images.extents()[1],
        images.extents()[2],
        images.values(),
        classes,
        LABELS);
  }

  private static Path find(Path folder, String stem, String end) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("no folder '" + folder + "': it should hold the four MNIST files");
    }
    for (String name : new String[] {stem + "-" + end, stem + "." + end}) {
      for (String suffix : new String[] {"", ".gz"}) {
        Path file = folder.resolve(name + suffix);
        if (Files.isRegularFile(file)) {
          return file;
        }
      }
    }
    throw new IOException(
        "no file '" + stem + "-" + end + "' or '" + stem + "-" + end + ".gz' in '" + folder + "'");
  }
}
