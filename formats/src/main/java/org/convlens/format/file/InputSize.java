package org.convlens.format.file;

import java.util.Optional;
import org.convlens.net.op.Size;
import org.convlens.task.UsageException;

/**
 * Rows and columns of a network's input.
 *
 * @param origin whence they are known, where the file does not say them
 */
public record InputSize(int height, int width, Optional<String> origin) {
  /** Rows and columns where a file leaves them open and nothing is known of the network. */
  public static final int USUAL = 224;

  private static final int LARGEST = 8192;

  /** That the file says. */
  public static InputSize known(int height, int width) {
    return new InputSize(height, width, Optional.empty());
  }

  /** That is taken as the file leaves it open. */
  public static InputSize assumed(int side) {
    return new InputSize(
        side, side, Optional.of("assumed, the file leaves it open: --input-size HxW"));
  }

  /** That the layers fit. */
  public static InputSize fitting(int height, int width) {
    return new InputSize(height, width, Optional.of("a usual size that the layers fit"));
  }

  /**
   * That a user gives.
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
