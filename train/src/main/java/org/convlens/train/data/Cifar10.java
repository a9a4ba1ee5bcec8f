package org.convlens.train.data;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Labels;

/**
 * Files of the binary version of CIFAR-10 (Krizhevsky 2009), plain or gzip: records of one label
 * byte and 3 × 32 × 32 bytes, red, green, blue.
 */
public final class Cifar10 {
  public static final Labels LABELS =
      Labels.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final int SIDE = 32;
  private static final int PICTURE = 3 * SIDE * SIDE;

  private Cifar10() {}

  /**
   * @throws IOException in one line, if the file is not made of such records
   */
  public static LabelledPictures read(Path path) throws IOException {
    byte[] records;
    try (DataFile file = DataFile.open(path)) {
      records = file.rest();
    }
    int count = records.length / (PICTURE + 1);
    if (count == 0 || count * (PICTURE + 1) != records.length) {
      throw new IOException(
          "'"
              + path
              + "' holds "
              + records.length
              + " bytes, which is not a whole number of CIFAR-10 records of "
              + (PICTURE + 1));
    }
    byte[] pixels = new byte[count * PICTURE];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      int start = i * (PICTURE + 1);
      classes[i] = records[start] & 0xff;
      if (classes[i] >= LABELS.names().size()) {
        throw new IOException(
            "'"
                + path
                + "' has a label "
                + classes[i]
                + " in record "
                + i
                + ": it is not CIFAR-10");
      }
      System.arraycopy(records, start + 1, pixels, i * PICTURE, PICTURE);
    }
    return new PixelPictures(path.toString(), 3, SIDE, SIDE, pixels, classes, LABELS);
  }
}
