package org.convlens.format.file;

import org.convlens.net.op.Size;
import org.convlens.task.UsageException;

/** Rows and columns of the input of networks whose files leave them open. */
public final class InputSize {
  /** Rows and columns where nothing is known of the network. */
  public static final Size USUAL = Size.square(224);

  /** Under this name a model's metadata says whence the size of its input is. */
  public static final String FACT = "input";

  private static final int LARGEST = 8192;

  private InputSize() {}

  /** What is said of a size that the file leaves open. */
  public static String open(Size size, boolean chosen) {
    return "any size; opened for "
        + size
        + (chosen ? ", as asked for" : ", another with --input-size HxW");
  }

  /** What is said of a size that follows from the weights. */
  public static String fitting(Size size) {
    return size + ", a usual size that its layers fit; another with --input-size HxW";
  }

  /**
   * The size that a user gives.
   *
   * @param text rows and columns, such as {@code 224x224}, or one number for both
   * @throws UsageException if it is no such size
   */
  public static Size parse(String text) {
    String[] parts = text.strip().split("[x×X]", -1);
    try {
      int height = Integer.parseInt(parts[0].strip());
      int width = Integer.parseInt(parts[parts.length - 1].strip());
      if (parts.length <= 2 && Math.min(height, width) > 0 && Math.max(height, width) <= LARGEST) {
        return new Size(height, width);
      }
    } catch (NumberFormatException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static UsageException refused(String text) {
    return new UsageException(
        "input size '%s': give rows x columns, such as 224x224, of at most %d"
            .formatted(text, LARGEST));
  }
}
