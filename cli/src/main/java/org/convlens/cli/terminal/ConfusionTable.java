package org.convlens.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;

/**
 * How often a network is right, what it confuses, and its mistakes, for people.
 *
 * @param how the true classes are known
 */
public record ConfusionTable(Confusion confusion, String how) {
  private static final int TOP = 5;
  private static final int LISTED = 20;

  /** Columns of a picture's name, of which the end is told, and of a class's. */
  private static final int PICTURE = 36;

  private static final int NAME = 20;

  /** Of a class's heading at least. */
  private static final int LEAST = 5;

  private static final String HEADING = "true class ↓ taken for →";

  /** So many classes fit side by side. */
  private static final int MOST_COLUMNS = 12;

  public void print(PrintWriter out) {
    int all = confusion.all().size();
    out.println("truth: " + how);
    out.printf(
        Locale.ROOT,
        "accuracy %.1f %%: %,d of %,d pictures; the true class is among the first %d in %,d%n",
        100 * confusion.accuracy(),
        confusion.right(),
        all,
        TOP,
        confusion.within(TOP));
    List<Judged> errors = confusion.errors();
    if (errors.isEmpty()) {
      return;
    }
    out.println();
    out.println(
        errors.size() > LISTED
            ? "the " + LISTED + " surest of " + errors.size() + " mistakes (--json tells all)"
            : "mistakes, the surest first");
    Table table = new Table(List.of("picture", "is", "taken for", ">p", ">p of truth"));
    for (Judged one : errors.subList(0, Math.min(LISTED, errors.size()))) {
      table.row(
          ending(one.picture()),
          brief(one.truth().label()),
          brief(one.predicted().label()),
          share(one.predicted().probability()),
          share(one.truth().probability()));
    }
    table.print(out);
    out.println();
    Map<Integer, String> classes = classes();
    if (classes.size() <= MOST_COLUMNS) {
      matrix(classes).print(out);
    } else {
      long pairs = confused().count();
      out.println(
          pairs > LISTED
              ? "the %d most frequent of %d confusions (--json tells all)".formatted(LISTED, pairs)
              : "confusions, the most frequent first");
      pairs().print(out);
    }
    out.println();
  }

  private static String share(double probability) {
    return String.format(Locale.ROOT, "%.3f", probability);
  }

  /** The names of the classes that occur, by index. */
  private Map<Integer, String> classes() {
    Map<Integer, String> classes = new TreeMap<>();
    for (Judged one : confusion.all()) {
      classes.put(one.truth().index(), one.truth().label());
      classes.put(one.predicted().index(), one.predicted().label());
    }
    return classes;
  }

  private Table matrix(Map<Integer, String> classes) {
    List<String> headings = new ArrayList<>(List.of(HEADING));
    int room = room(classes);
    classes.values().forEach(name -> headings.add(">" + brief(name, room)));
    Table table = new Table(headings);
    classes.forEach(
        (truth, name) -> {
          List<String> row = new ArrayList<>(List.of(brief(name)));
          classes.keySet().forEach(predicted -> row.add(count(truth, predicted)));
          table.row(row.toArray(String[]::new));
        });
    return table;
  }

  private String count(int truth, int predicted) {
    return confusion.cells().stream()
        .filter(cell -> cell.truth() == truth && cell.predicted() == predicted)
        .map(cell -> Integer.toString(cell.count()))
        .findFirst()
        .orElse("");
  }

  /** What is confused most often. */
  private Table pairs() {
    Table table = new Table(List.of("true class", "taken for", ">pictures"));
    confused()
        .sorted(Comparator.comparingInt((Confusion.Cell cell) -> -cell.count()))
        .limit(LISTED)
        .forEach(
            cell ->
                table.row(
                    brief(cell.example().truth().label()),
                    brief(cell.example().predicted().label()),
                    Integer.toString(cell.count())));
    return table;
  }

  private Stream<Confusion.Cell> confused() {
    return confusion.cells().stream().filter(cell -> cell.truth() != cell.predicted());
  }

  /** Columns that the heading of each class may have, where not all names fit side by side. */
  private static int room(Map<Integer, String> classes) {
    int between = Table.BETWEEN.length();
    int whole =
        HEADING.length()
            + classes.values().stream()
                .mapToInt(name -> between + Wrapped.columns(brief(name)))
                .sum();
    int each = (Wrapped.WIDTH - HEADING.length()) / classes.size() - between;
    return whole <= Wrapped.WIDTH ? NAME : Math.max(LEAST, each);
  }

  private static String brief(String label) {
    return brief(label, NAME);
  }

  /** The first of a class's names, cut where it is long. */
  private static String brief(String label, int most) {
    String first = label.split(",", 2)[0];
    return Wrapped.columns(first) <= most ? first : cut(first, 0, most - 1) + "…";
  }

  /** The end of a picture's name, by which pictures of a folder are told apart. */
  private static String ending(String picture) {
    int columns = Wrapped.columns(picture);
    return columns <= PICTURE ? picture : "…" + cut(picture, columns - PICTURE + 1, columns);
  }

  private static String cut(String text, int from, int to) {
    return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
  }

  /** A class with its index, which is told once where the class has no name. */
  public static String named(Prediction one) {
    String index = "class " + one.index();
    return one.label().equals(index) ? index : one.label() + " (" + one.index() + ")";
  }

  /** Of one picture, such as {@code wrong: it is tabby (281), p = 0.031, place 4}. */
  public static String line(Judged one) {
    return one.isRight()
        ? "right: it is " + named(one.truth())
        : String.format(
            Locale.ROOT,
            "wrong: it is %s, p = %.3f, place %d",
            named(one.truth()),
            one.truth().probability(),
            one.rank());
  }
}
