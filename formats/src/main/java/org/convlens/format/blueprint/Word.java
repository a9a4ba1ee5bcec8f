package org.convlens.format.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.format.pickle.Pickle;
import org.convlens.format.torchscript.RecordedCall;

/** Arguments of recorded calls as words; {@code docs/formats/recording.py} has the grammar. */
final class Word {
  private static final Pattern EXTENT =
      Pattern.compile("\\^(\\d+):(\\d+)(?:\\*(\\d+)/(\\d+))?(?:\\|(\\d+))?");

  private Word() {}

  /**
   * @param path of the module at work
   */
  static Object value(String word, String path) {
    char first = word.charAt(0);
    if (word.equals("-")) {
      return Pickle.NONE;
    }
    if (word.equals("t") || word.equals("f")) {
      return word.equals("t");
    }
    return switch (first) {
      case '^' -> word.indexOf(':') < 0 ? result(word.substring(1)) : extent(word);
      case '.' -> new RecordedCall.Stored(path + word);
      case '@' -> new RecordedCall.Stored(word.substring(1));
      case '&' -> new RecordedCall.Fixed(Integer.parseInt(word.substring(1)));
      case '"' -> word.substring(1, word.length() - 1);
      case '[' -> list(word.substring(1, word.length() - 1), path);
      default -> number(word);
    };
  }

  private static RecordedCall.Result result(String back) {
    return new RecordedCall.Result(Integer.parseInt(back));
  }

  private static RecordedCall.Extent extent(String word) {
    Matcher parts = EXTENT.matcher(word);
    if (!parts.matches()) {
      throw new IllegalArgumentException("an extent '" + word + "'");
    }
    return new RecordedCall.Extent(
        result(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        parts.group(3) == null ? 1 : Long.parseLong(parts.group(3)),
        parts.group(4) == null ? 1 : Long.parseLong(parts.group(4)),
        parts.group(5) == null ? 0 : Long.parseLong(parts.group(5)));
  }

  private static List<Object> list(String items, String path) {
    List<Object> values = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= items.length() && !items.isEmpty(); i++) {
      char c = i < items.length() ? items.charAt(i) : ',';
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        values.add(value(items.substring(from, i), path));
        from = i + 1;
      }
    }
    return values;
  }

  private static Object number(String word) {
    boolean whole = word.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    return switch (word) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> whole ? (Object) Long.valueOf(word) : (Object) Double.valueOf(word);
    };
  }
}
