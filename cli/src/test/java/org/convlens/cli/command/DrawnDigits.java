package org.convlens.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.train.data.DrawnDigit;

/** A folder of digits that the program draws, in MNIST's form. */
final class DrawnDigits {
  private DrawnDigits() {}

  /**
   * @param training how many to learn from
   * @param test how many to judge by
   * @return the folder
   */
  static Path write(Path folder, int training, int test) throws IOException {
    Files.createDirectories(folder);
    write(folder, "train", training);
    write(folder, "t10k", test);
    return folder;
  }

  private static void write(Path folder, String part, int count) throws IOException {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    head(images, 0x803, count, 28, 28);
    head(labels, 0x801, count);
    for (int i = 0; i < count; i++) {
      for (float value : DrawnDigit.draw(i % 10, i).toArray()) {
        images.write(Math.round(value));
      }
      labels.write(i % 10);
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.toByteArray());
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
  }

  private static void head(ByteArrayOutputStream bytes, int... numbers) throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }
}
