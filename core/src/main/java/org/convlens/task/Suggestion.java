package org.convlens.task;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** "Did you mean": the known names nearest to an unknown one. */
public final class Suggestion {
  /** Letters for each of which one may be wrong. */
  private static final int WORD = 4;

  /** So many names are all told. */
  private static final int FEW = 6;

  /** What begins a command of the program. */
  private static final String PROGRAM = "convlens ";

  private Suggestion() {}

  /**
   * An exception that says, for example, {@code no layer 'conv4': did you mean 'conv4_1'?}, or
   * which there are where none is near.
   *
   * @param what the kind of thing, such as {@code layer}
   * @param where the command that lists all of them, such as {@code convlens summary}, of which
   *     only people at a command line are told; or other words for where they stand
   */
  public static UsageException unknown(
      String what, String name, Collection<String> known, String where) {
    List<String> near =
        known.stream()
            .filter(k -> nearness(name, k) <= Math.max(2, name.length() / 2))
            .filter(k -> nearness(name, k) < Math.max(k.length(), name.length()))
            .sorted(Comparator.<String>comparingInt(k -> nearness(name, k)).thenComparing(k -> k))
            .limit(3)
            .map(k -> "'" + k + "'")
            .collect(Collectors.toList());
    String unknown = "no " + what + " '" + name + "': ";
    if (!near.isEmpty()) {
      return new UsageException(unknown + "did you mean " + String.join(" or ", near) + "?");
    }
    return where.startsWith(PROGRAM)
        ? new UsageException(unknown + some(known)).listedBy(where)
        : new UsageException(unknown + where + " lists them");
  }

  /** All of a few names, else how many there are and the first of them. */
  private static String some(Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none";
    }
    boolean all = known.size() <= FEW;
    String named =
        known.stream()
            .limit(all ? FEW : 3)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return all
        ? (known.size() == 1 ? "there is " : "there are ") + named
        : String.format(Locale.ROOT, "there are %,d, such as %s", known.size(), named);
  }

  /** The distance to the whole candidate, or to one of its words if that is almost the name. */
  private static int nearness(String name, String candidate) {
    return Math.min(
        distance(name, candidate),
        Arrays.stream(candidate.split("[\\s,]+"))
            .filter(word -> word.length() >= WORD)
            .mapToInt(word -> distance(name, word))
            .filter(distance -> distance <= name.length() / WORD)
            .min()
            .orElse(Integer.MAX_VALUE));
  }

  /** Levenshtein's edit distance, case ignored; text that only continues the name costs 1. */
  static int distance(String name, String candidate) {
    String a = name.toLowerCase(Locale.ROOT);
    String b = candidate.toLowerCase(Locale.ROOT);
    if (!a.isEmpty() && (b.startsWith(a) || b.endsWith(a))) {
      return a.length() == b.length() ? 0 : 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
