package org.convlens.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Places;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** Reads scores that people write. */
record ScoreText(Model model, Ground ground) {
  private static final int LONGEST = 1000;
  private static final List<String> TERMS =
      List.of(
          "logit", "probability", "value", "channel", "neuron", "layer", "energy", "mean", "box");
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*([+-]?)\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?\\s*\\*\\s*)?([A-Za-z]+)"
              + "\\s*\\((.*?)\\)\\s*(?=[+-]|$)");

  private static final Pattern MEAN =
      Pattern.compile("(logit|value|probability)\\s*\\((.*)\\)\\s+over\\s+(.*)");
  private static final Pattern MASK = Pattern.compile("over\\s+mask\\s*\\((.*?)\\)\\s*\\)");

  static List<String> masks(String text) {
    return MASK.matcher(text).results().map(found -> found.group(1).strip()).distinct().toList();
  }

  Score read(String text) {
    if (text.length() > LONGEST) {
      throw new UsageException("a score of " + text.length() + " letters: give at most " + LONGEST);
    }
    List<Score.Weighted> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(text);
    int end = 0;
    while (end < text.length()) {
      boolean found = matcher.region(end, text.length()).lookingAt();
      if (!found || (end > 0 && matcher.group(1).isEmpty())) {
        throw new UsageException(
            "score '" + text + "': write it like channel(conv1, 5) - 0.5*logit(3)");
      }
      terms.add(new Score.Weighted(factor(matcher), term(matcher, text)));
      end = matcher.end();
    }
    if (terms.isEmpty()) {
      throw new UsageException("an empty score: write one like logit(3) or channel(conv1, 5)");
    }
    return new Score(terms);
  }

  private static double factor(Matcher matcher) {
    double sign = matcher.group(1).equals("-") ? -1 : 1;
    String number = matcher.group(2);
    return number == null ? sign : sign * Double.parseDouble(number.replace("*", "").strip());
  }

  private Term term(Matcher matcher, String text) {
    String name = Objects.requireNonNull(matcher.group(3));
    String inside = Objects.requireNonNull(matcher.group(4)).strip();
    return switch (name) {
      case "logit" -> logit(inside);
      case "probability" -> probability(inside);
      case "value" -> new Term.Value(index(inside, values()));
      case "layer", "energy" -> new Term.Energy(layer(inside));
      case "channel" -> channel(new Arguments(inside, text));
      case "neuron" -> neuron(new Arguments(inside, text));
      case "mean" -> mean(inside);
      case "box" -> box(inside);
      default -> throw Suggestion.unknown("term", name, TERMS, "convlens draw METHOD --help");
    };
  }

  private Term logit(String name) {
    requireOnePlace("logit", name);
    return new Term.Logit(index(name, classes().classes()));
  }

  /** The scores as classes, whatever they are read as. */
  private Head classes() {
    return Head.of(model.graph(), Head.Reading.CLASSES, model.labels());
  }

  /** Of many places, it is to be said which are meant. */
  private void requireOnePlace(String term, String inside) {
    Places places = classes().places();
    if (!places.isOne()) {
      throw new UsageException(
          term
              + "("
              + inside
              + "): the network says it "
              + (places.map()
                  ? "in " + places.rows() + "×" + places.columns() + " cells: write "
                  : "of " + places.count() + " boxes: write box(" + inside + ", 0) or ")
              + "mean("
              + term
              + "("
              + inside
              + ") over "
              + (places.map() ? "predicted)" : "all)"));
    }
  }

  private Term mean(String inside) {
    Matcher mean = MEAN.matcher(inside);
    if (!mean.matches()) {
      throw new UsageException(
          "mean(" + inside + "): write it like mean(logit(3) over box(10, 20, 60, 80))");
    }
    Said said = Said.valueOf(Objects.requireNonNull(mean.group(1)).toUpperCase(Locale.ROOT));
    Head head =
        said == Said.VALUE
            ? Head.of(model.graph(), Head.Reading.REGRESSION, model.labels())
            : classes();
    int count = said == Said.PROBABILITY ? head.answers() : head.classes();
    int index = index(Objects.requireNonNull(mean.group(2)).strip(), count);
    Region where = RegionText.read(Objects.requireNonNull(mean.group(3)));
    List<Integer> over = ground.places(where, head, index);
    return new MeanOver(said, index, head.independent(), where, head.places(), over);
  }

  private Term box(String inside) {
    Head head = classes();
    int comma = inside.lastIndexOf(',');
    String number = inside.substring(comma + 1).strip();
    int last = head.places().count() - 1;
    if (!head.places().isList()) {
      throw new UsageException(
          "box("
              + inside
              + "): the network's scores are not of boxes; write "
              + (head.places().map()
                  ? "mean(logit(CLASS) over cell(ROW, COLUMN))"
                  : "logit(CLASS)"));
    }
    if (comma < 0 || !number.matches("\\d{1,9}") || Integer.parseInt(number) > last) {
      throw new UsageException(
          "box(" + inside + "): give a class and a box from 0 to " + last + ", as in box(1, 0)");
    }
    int index = index(inside.substring(0, comma).strip(), head.classes());
    return new AtBox(
        Said.LOGIT, index, head.independent(), Integer.parseInt(number), head.places());
  }

  /** A score calls layers by their nodes' names; by those of tensors where no node has it. */
  private LayerId layer(String name) {
    LayerId id = new LayerId(unquoted(name));
    return model.graph().has(id) ? id : model.graph().layer(unquoted(name));
  }

  private Term probability(String name) {
    Head head = model.head();
    requireOnePlace("probability", name);
    if (head.isRegression()) {
      throw new UsageException(
              "probability("
                  + name
                  + "): this network is read as a regression: write value(0), or read it as classes")
          .about("head");
    }
    return new Term.Probability(index(name, head.answers()), head.independent());
  }

  /** How many numbers the network puts out. */
  private int values() {
    return Math.toIntExact(model.graph().node(model.graph().output()).shape().elements());
  }

  private int index(String name, int count) {
    return model.labels().index(unquoted(name), count);
  }

  private Term channel(Arguments arguments) {
    LayerId layer = arguments.layer(1);
    int[] extents = extents(layer);
    return new Term.Channel(layer, arguments.number(0, 1, extents[0], "channel", layer));
  }

  private Term neuron(Arguments arguments) {
    boolean placed = arguments.numbers() >= 3;
    LayerId layer = arguments.layer(placed ? 3 : 1);
    int[] extents = extents(layer);
    int of = placed ? 3 : 1;
    int channel = arguments.number(0, of, extents[0], "channel", layer);
    int y = placed ? arguments.number(1, of, extents[1], "row", layer) : extents[1] / 2;
    int x = placed ? arguments.number(2, of, extents[2], "column", layer) : extents[2] / 2;
    return new Term.Neuron(layer, channel, y, x);
  }

  /** Channels, rows and columns of a layer. */
  private int[] extents(LayerId layer) {
    var shape = model.graph().node(layer).shape();
    return shape.isMaps()
        ? new int[] {shape.channels(), shape.height(), shape.width()}
        : new int[] {Math.toIntExact(shape.elements()), 1, 1};
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  /** A layer's name, which may hold commas, and the numbers after it. */
  private final class Arguments {
    private final String[] parts;
    private final String text;

    Arguments(String inside, String text) {
      this.parts = inside.split(",", -1);
      this.text = text;
    }

    /** How many numbers there are at the end. */
    int numbers() {
      int count = 0;
      while (count < parts.length - 1 && parts[parts.length - 1 - count].strip().matches("\\d+")) {
        count++;
      }
      return count;
    }

    LayerId layer(int numbers) {
      int names = parts.length - numbers;
      if (names < 1) {
        throw new UsageException(
            "score '" + text + "': a layer and a number are wanted, as in channel(conv1, 5)");
      }
      String name = String.join(",", List.of(parts).subList(0, names)).strip();
      return ScoreText.this.layer(name);
    }

    int number(int place, int of, int count, String what, LayerId layer) {
      String part = parts[parts.length - of + place].strip();
      int value = part.matches("\\d{1,9}") ? Integer.parseInt(part) : -1;
      if (value < 0 || value >= count) {
        throw new UsageException(
            "no " + what + " '" + part + "' in layer '" + layer + "': it has 0 to " + (count - 1));
      }
      return value;
    }
  }
}
