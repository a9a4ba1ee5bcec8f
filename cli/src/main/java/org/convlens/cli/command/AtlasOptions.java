package org.convlens.cli.command;

import java.util.List;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.task.UsageException;

/** What commands about an atlas read in the same way. */
final class AtlasOptions {
  private AtlasOptions() {}

  static Order order(String text) {
    return switch (text) {
      case "margin" -> Order.MARGIN;
      case "self-confidence" -> Order.SELF_CONFIDENCE;
      default ->
          throw new UsageException("by '" + text + "': give margin or self-confidence").about("by");
    };
  }

  static void requirePositive(String name, int number) {
    if (number < 1) {
      throw new UsageException(name + " " + number + ": give at least 1").about(name);
    }
  }

  static String named(List<String> classes, int index) {
    return index < classes.size() ? classes.get(index) : "class " + index;
  }

  /** What laying out a map costs. */
  static String cost(int samples, int landmarks) {
    int laid = Math.min(samples, landmarks);
    return String.format(
        java.util.Locale.ROOT,
        "%,d cells, %,d of them laid out: about %,d seconds on one processor",
        samples,
        laid,
        5 + laid / 150);
  }
}
