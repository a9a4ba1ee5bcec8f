package org.convlens.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.convlens.task.UsageException;

/** Numbers that people give as a knob's text: one, or several with commas between. */
final class Range {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,6}");

  private Range() {}

  /** Whether all of them are written without a decimal point. */
  static boolean isWhole(String text) {
    return Arrays.stream(text.split(",", -1))
        .allMatch(word -> WHOLE.matcher(word.strip()).matches());
  }

  /**
   * @param knob its name, for the refusal
   * @throws UsageException if one is no number or lies outside of the bounds
   */
  static double[] numbers(String knob, String text, double low, double high) {
    List<Double> numbers = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      double number;
      try {
        number = Double.parseDouble(word.strip());
      } catch (NumberFormatException e) {
        number = Double.NaN;
      }
      if (!(number >= low && number <= high)) {
        throw new UsageException(
            "%s '%s': '%s' is no number from %s to %s"
                .formatted(knob, text, word.strip(), plain(low), plain(high)));
      }
      numbers.add(number);
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Without a decimal point where it is whole. */
  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
