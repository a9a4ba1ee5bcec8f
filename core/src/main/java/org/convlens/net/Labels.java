package org.convlens.net;

import java.util.List;
import java.util.Locale;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** The names of the classes, by index. May be empty: then classes are called by their index. */
public record Labels(List<String> names) {
  public static final Labels NONE = new Labels(List.of());

  public Labels {
    names = List.copyOf(names);
  }

  public static Labels of(String... names) {
    return new Labels(List.of(names));
  }

  /** For example {@code tabby}, or {@code class 281} where no name is known. */
  public String name(int index) {
    return index < names.size() ? names.get(index) : "class " + index;
  }

  /**
   * A class by its index or its name: exact, else the only name that contains the text.
   *
   * @param classes how many classes the network has
   * @throws UsageException if there is none or several
   */
  public int index(String text, int classes) {
    if (text.matches("[+-]?\\d{1,9}")) {
      int index = Integer.parseInt(text);
      if (index < 0 || index >= classes) {
        throw new UsageException(
            "no class " + index + ": the network has classes 0 to " + (classes - 1));
      }
      return index;
    }
    String wanted = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).toLowerCase(Locale.ROOT).equals(wanted)) {
        return i;
      }
    }
    List<String> containing =
        names.stream().filter(n -> n.toLowerCase(Locale.ROOT).contains(wanted)).toList();
    if (containing.size() == 1) {
      return names.indexOf(containing.get(0));
    }
    if (containing.size() > 1) {
      throw new UsageException(
          "class '"
              + text
              + "' may be any of "
              + containing
              + ": give the whole name or the index");
    }
    if (names.isEmpty()) {
      throw new UsageException(
          "class '"
              + text
              + "': this network has no class names, give an index from 0 to "
              + (classes - 1));
    }
    throw Suggestion.unknown("class", text, names, "convlens classify --top " + classes);
  }
}
