package org.convlens.net;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.task.Visible;

/**
 * The names of the classes, by index, control characters written out. May be empty: then classes
 * are called by their index.
 */
public record Labels(List<String> names) {
  private static final int LISTED = 6;

  public static final Labels NONE = new Labels(List.of());

  public Labels {
    names = names.stream().map(Visible::of).toList();
  }

  public static Labels of(String... names) {
    return new Labels(List.of(names));
  }

  /** For example {@code tabby}, or {@code class 281} where no name is known. */
  public String name(int index) {
    return index < names.size() ? names.get(index) : "class " + index;
  }

  private List<Integer> indices(Predicate<String> wanted) {
    return IntStream.range(0, names.size())
        .filter(i -> wanted.test(names.get(i).toLowerCase(Locale.ROOT)))
        .boxed()
        .toList();
  }

  /** Such as {@code 134 'crane' or 517 'crane'}, the first few. */
  private String listed(List<Integer> found) {
    String some =
        found.stream()
            .limit(LISTED)
            .map(i -> i + " '" + names.get(i) + "'")
            .collect(Collectors.joining(" or "));
    int more = found.size() - LISTED;
    return more > 0 ? some + " or one of " + more + " more" : some;
  }

  /**
   * A class by its index or its name: exact, else the only name that contains the text.
   *
   * @param classes how many classes the network has
   * @throws UsageException if there is none, or if several have it
   */
  public int index(String text, int classes) {
    if (text.matches("[+-]?\\d{1,9}")) {
      int index = Integer.parseInt(text);
      if (index < 0 || index >= classes) {
        throw new UsageException(
            "no class "
                + index
                + (classes == 1
                    ? ": the network has a single output, 0"
                    : ": the network has classes 0 to " + (classes - 1)));
      }
      return index;
    }
    String wanted = text.toLowerCase(Locale.ROOT);
    List<Integer> exact = indices(name -> name.equals(wanted));
    List<Integer> found = exact.isEmpty() ? indices(name -> name.contains(wanted)) : exact;
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      String remedy = exact.isEmpty() ? ": give the whole name or the index" : ": give the index";
      throw new UsageException("class '" + text + "' may be " + listed(found) + remedy);
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
