package org.convlens.score;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** Reads regions that people write. */
final class RegionText {
  private static final List<String> KINDS =
      List.of("all", "predicted", "cell", "pixel", "box", "mask");
  private static final Pattern SHAPE = Pattern.compile("([A-Za-z]+)\\s*+(?:\\((.*)\\))?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(?:\\.\\d{1,6})?");

  private RegionText() {}

  static Region read(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      throw refusal(text);
    }
    String kind = Objects.requireNonNull(shape.group(1));
    String inside = Objects.requireNonNullElse(shape.group(2), "").strip();
    boolean bare = shape.group(2) == null;
    switch (kind) {
      case "all", "predicted" -> {
        if (!bare) {
          throw refusal(text);
        }
        return kind.equals("all") ? Region.ALL : Region.PREDICTED;
      }
      case "cell" -> {
        double[] at = numbers(inside, 2, true, text);
        return new Region.Cell((int) at[0], (int) at[1]);
      }
      case "pixel" -> {
        double[] at = numbers(inside, 2, true, text);
        return new Region.Pixel((int) at[0], (int) at[1]);
      }
      case "box" -> {
        double[] at = numbers(inside, 4, false, text);
        if (at[2] <= at[0] || at[3] <= at[1]) {
          throw refusal(text);
        }
        return new Region.Box(at[0], at[1], at[2], at[3]);
      }
      case "mask" -> {
        if (inside.isEmpty()) {
          throw refusal(text);
        }
        return new Region.Mask(inside);
      }
      default -> throw Suggestion.unknown("region", kind, KINDS, "convlens draw METHOD --help");
    }
  }

  private static double[] numbers(String inside, int count, boolean whole, String text) {
    String[] parts = inside.split(",", -1);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      String part = parts.length == count ? parts[i].strip() : "";
      if (!NUMBER.matcher(part).matches() || (whole && part.contains("."))) {
        throw refusal(text);
      }
      numbers[i] = Double.parseDouble(part);
    }
    return numbers;
  }

  private static UsageException refusal(String text) {
    return new UsageException(
        "region '"
            + text.strip()
            + "': write all, predicted, cell(ROW, COLUMN), pixel(X, Y), box(LEFT, TOP, RIGHT,"
            + " BOTTOM) or mask(FILE)");
  }
}
