package org.convlens.format.label;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One class name a line. */
final class TextLabels {
  private static final Pattern SYNSET = Pattern.compile("n\\d{8}\\s++(\\S.*)");
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,7})(?:\\s*+[:=,;]|\\s)\\s*+(\\S.*)");

  private TextLabels() {}

  static List<String> names(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    List<String> synsets = new ArrayList<>();
    String[] numbered = new String[lines.size()];
    int placed = 0;
    for (String line : lines) {
      Matcher synset = SYNSET.matcher(line);
      if (synset.matches()) {
        synsets.add(synset.group(1));
      }
      Matcher number = NUMBERED.matcher(line);
      if (number.matches()) {
        int index = Integer.parseInt(number.group(1));
        if (index < numbered.length && numbered[index] == null) {
          numbered[index] = unquoted(number.group(2));
          placed++;
        }
      }
    }
    if (synsets.size() == lines.size()) {
      return synsets;
    }
    return placed == lines.size() ? List.of(numbered) : lines;
  }

  /** A name without the quotes and the comma of a Python dictionary's line. */
  private static String unquoted(String name) {
    String bare = name.endsWith(",") ? name.substring(0, name.length() - 1) : name;
    char first = bare.isEmpty() ? ' ' : bare.charAt(0);
    boolean quoted =
        bare.length() > 1
            && (first == '\'' || first == '"')
            && bare.charAt(bare.length() - 1) == first;
    return quoted ? bare.substring(1, bare.length() - 1) : name;
  }
}
