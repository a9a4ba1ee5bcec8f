package org.convlens.format.set;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;

/**
 * The pictures of one CIFAR file.
 *
 * @param name what messages call the file
 * @param pixels 3 × 32 × 32 bytes a picture: red, green, blue
 * @param labels the class of each
 */
record CifarRecords(String name, byte[] pixels, int[] labels) {
  private static final int SIDE = 32;
  static final int PICTURE = 3 * SIDE * SIDE;

  private static final List<String> TEN =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /**
   * Records of one or two label bytes, the last of which counts, and a picture.
   *
   * @throws IOException in one line, if the file is not made of such records
   */
  static CifarRecords binary(DataFile file, byte[] records, int labels) throws IOException {
    int size = PICTURE + labels;
    int count = records.length / size;
    if (count == 0 || count * size != records.length) {
      throw new IOException(
          "'%s' holds %d bytes, which is not a whole number of CIFAR records of %d"
              .formatted(file.name(), records.length, size));
    }
    byte[] pixels = new byte[count * PICTURE];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = records[i * size + labels - 1] & 0xff;
      System.arraycopy(records, i * size + labels, pixels, i * PICTURE, PICTURE);
    }
    return new CifarRecords(file.name(), pixels, classes);
  }

  /**
   * The names of the classes.
   *
   * @param told those that the set says; may be none
   */
  static List<String> classes(List<String> told, boolean hundred) {
    int count = hundred ? 100 : 10;
    if (told.size() == count) {
      return told;
    }
    return hundred ? IntStream.range(0, count).mapToObj(i -> "class " + i).toList() : TEN;
  }

  /**
   * One set of several files.
   *
   * @throws IOException in one line, if a label is none of the classes'
   */
  static LabelledPictures joined(Path place, List<CifarRecords> files, List<String> classes)
      throws IOException {
    List<LabelledPictures> sets = new ArrayList<>();
    for (CifarRecords file : files) {
      for (int i = 0; i < file.labels.length; i++) {
        if (file.labels[i] < 0 || file.labels[i] >= classes.size()) {
          throw new IOException(
              "'%s' has a label %d in record %d: there are %d classes"
                  .formatted(file.name, file.labels[i], i, classes.size()));
        }
      }
      sets.add(new PixelPictures(file.name, 3, SIDE, SIDE, file.pixels, file.labels, classes));
    }
    return sets.size() == 1 ? sets.get(0) : new Joined(place.toString(), sets);
  }
}
