package org.convlens.format.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of classes as Python writes a list or a dictionary by index: {@code ['cat', "it's"]} or
 * {@code {0: 'cat', 1: 'it\\'s'}}. Nothing is evaluated.
 */
public final class PythonNames {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*+(?:(\\d{1,6}+)\\s*+:\\s*+)?+(?:'("
              + inside("'")
              + ")'|\"("
              + inside("\"")
              + ")\")\\s*+(,|$)",
          Pattern.DOTALL);
  private static final Pattern ESCAPED =
      Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);

  private PythonNames() {}

  /** The letters between two quotes, of a name that is not too long to be one. */
  private static String inside(String quote) {
    String plain = "[^" + quote + "\\\\]{0,500}+";
    return plain + "(?:\\\\." + plain + "){0,50}+";
  }

  /** The names by index; empty where the text is something else, or an index is missing. */
  public static List<String> of(String text) {
    String literal = text.strip();
    boolean list = literal.startsWith("[") && literal.endsWith("]");
    boolean map = literal.startsWith("{") && literal.endsWith("}");
    if (literal.length() < 2 || !(list || map)) {
      return List.of();
    }
    String inside = literal.substring(1, literal.length() - 1).strip();
    TreeMap<Integer, String> names = new TreeMap<>();
    Matcher entry = ENTRY.matcher(inside);
    int end = 0;
    while (end < inside.length()) {
      if (!entry.region(end, inside.length()).lookingAt() || (entry.group(1) != null) != map) {
        return List.of();
      }
      int index = map ? Integer.parseInt(entry.group(1)) : names.size();
      String name = entry.group(2) == null ? entry.group(3) : entry.group(2);
      names.put(index, unescaped(Objects.requireNonNull(name)));
      end = entry.end();
    }
    boolean whole = !names.isEmpty() && names.lastKey() == names.size() - 1;
    return whole ? new ArrayList<>(names.values()) : List.of();
  }

  private static String unescaped(String name) {
    return ESCAPED
        .matcher(name)
        .replaceAll(
            found -> {
              String hex = found.group(1) == null ? found.group(2) : found.group(1);
              String letter =
                  hex == null ? found.group(3) : Character.toString(Integer.parseInt(hex, 16));
              return Matcher.quoteReplacement(letter);
            });
  }
}
