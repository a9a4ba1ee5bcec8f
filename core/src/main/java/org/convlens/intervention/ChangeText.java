package org.convlens.intervention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.intervention.Change.Kind;
import org.convlens.method.Channels;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Grid;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** Reads changes that people write. */
record ChangeText(Graph graph) {
  private static final int LONGEST = 20_000;
  private static final Pattern CHANGE = Pattern.compile("\\s*([A-Za-z]+)\\s*\\((.*)\\)\\s*");
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,7}(-\\d{1,7})?");
  private static final Pattern WORD = Pattern.compile("all|first-half|second-half");
  private static final Pattern FACTOR =
      Pattern.compile("[+-]?(\\d{1,9}\\.?\\d{0,9}|\\.\\d{1,9})([eE][+-]?\\d{1,2})?");

  List<Change> read(String text) {
    if (text.length() > LONGEST) {
      throw new UsageException(
          "a change of " + text.length() + " letters: give at most " + LONGEST);
    }
    List<Change> changes = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      if (!part.isBlank()) {
        changes.add(one(part));
      }
    }
    return changes;
  }

  private Change one(String text) {
    Matcher matcher = CHANGE.matcher(text);
    if (!matcher.matches()) {
      throw refusal(text);
    }
    Kind kind = kind(matcher.group(1));
    List<String> parts = new ArrayList<>(List.of(matcher.group(2).split(",", -1)));
    double factor = kind == Kind.SCALE ? factor(parts, text) : kind == Kind.OFF ? 0 : 1;
    int names = parts.size();
    while (names > 1 && NUMBERS.matcher(parts.get(names - 1).strip()).matches()) {
      names--;
    }
    boolean word =
        names == parts.size() && names > 1 && WORD.matcher(parts.get(names - 1).strip()).matches();
    names -= word ? 1 : 0;
    if (names == parts.size()) {
      throw refusal(text);
    }
    LayerId layer = graph.layer(unquoted(String.join(",", parts.subList(0, names)).strip()));
    if (graph.node(layer).inputs().isEmpty() && !layer.equals(graph.input())) {
      throw new UsageException("layer '" + layer + "' is a constant: it does not see the picture");
    }
    String named = String.join(",", parts.subList(names, parts.size())).replace(" ", "");
    int count = Grid.of(graph.node(layer).shape()).channels();
    Channels channels = new Channels(word ? resolved(named, count) : named);
    channels.in(count, layer.name());
    return new Change(kind, layer, channels, factor);
  }

  private static Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw Suggestion.unknown(
        "change", word, List.of("off", "only", "scale"), "write off(conv4, 0-7)");
  }

  private static double factor(List<String> parts, String text) {
    String last = parts.remove(parts.size() - 1).strip();
    if (parts.isEmpty() || !FACTOR.matcher(last).matches()) {
      throw refusal(text);
    }
    return Double.parseDouble(last);
  }

  /** The halves in numbers; of an odd count the second one is larger. */
  private static String resolved(String word, int count) {
    int half = count / 2;
    return switch (word) {
      case "first-half" -> half == 0 ? "0" : "0-" + (half - 1);
      case "second-half" -> half + "-" + (count - 1);
      default -> word;
    };
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  private static UsageException refusal(String text) {
    return new UsageException(
        "change '"
            + text.strip()
            + "': write off(LAYER, CHANNELS), only(LAYER, CHANNELS) or scale(LAYER, CHANNELS,"
            + " FACTOR), with channels such as 0-7,12, all, first-half or second-half");
  }
}
