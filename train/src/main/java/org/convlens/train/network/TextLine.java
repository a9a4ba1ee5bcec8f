package org.convlens.train.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** The words of a line, taken one after the other. Not thread-safe. */
final class TextLine {
  private static final int MOST = 1_000_000;

  private final String word;
  private final Deque<String> values = new ArrayDeque<>();
  private final List<String> options = new ArrayList<>();
  private final Set<String> known = new LinkedHashSet<>();

  /** Values are what comes before the first word or option. */
  TextLine(String line) {
    String[] words = line.strip().split("\\s+", -1);
    word = words[0];
    int next = 1;
    while (next < words.length && words[next].matches("[0-9.].*|classes")) {
      values.add(words[next++]);
    }
    options.addAll(Arrays.asList(words).subList(next, words.length));
  }

  /** What the line begins with, as it is written. */
  String word() {
    return word;
  }

  /** The words that are left. */
  List<String> rest() {
    List<String> rest = new ArrayList<>(values);
    rest.addAll(options);
    return rest;
  }

  /**
   * @param what it is, such as {@code maps}
   * @param example of the whole line
   */
  String value(String what, String example) {
    if (values.isEmpty()) {
      throw new UsageException(
          "say after '" + word + "' the " + what + ", such as '" + example + "'");
    }
    return values.remove();
  }

  boolean hasValue() {
    return !values.isEmpty();
  }

  int whole(String what, String example) {
    return whole(what + " of '" + word + "'", value(what, example), 1);
  }

  private static int whole(String what, String text, int least) {
    if (text.matches("\\d{1,7}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= MOST) {
        return value;
      }
    }
    throw new UsageException(
        String.format(
            Locale.ROOT, "%s: '%s' must be a whole number from %d to %d", what, text, least, MOST));
  }

  /** One number for a square, or rows x columns. */
  Size size(String what, String text) {
    String[] sides = text.split("[x×]", -1);
    if (sides.length > 2) {
      throw new UsageException(
          what + " of '" + word + "': '" + text + "' must be like 3 or 3x3, rows x columns");
    }
    int height = whole(what + " of '" + word + "'", sides[0], 1);
    return sides.length == 1
        ? Size.square(height)
        : new Size(height, whole(what + " of '" + word + "'", sides[1], 1));
  }

  /** What follows {@code key=}, taken. */
  Optional<String> option(String key) {
    known.add(key + "=");
    for (String option : options) {
      if (option.startsWith(key + "=")) {
        options.remove(option);
        return Optional.of(option.substring(key.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** Whether a word stands there; taken. */
  boolean flag(String name) {
    known.add(name);
    return options.remove(name);
  }

  String name() {
    String name = option("name").orElse("");
    if (name.length() > 200) {
      throw new UsageException("name= of '" + word + "': at most 200 letters");
    }
    return name;
  }

  double number(String key, double usual) {
    return option(key).map(text -> number(key, text)).orElse(usual);
  }

  /** A bare activation, {@code activation=} or nothing. */
  Activation activation() {
    known.addAll(Activation.names());
    Optional<String> said = option("activation");
    if (said.isPresent()) {
      return Activation.named(said.get())
          .orElseThrow(
              () ->
                  Suggestion.unknown(
                      "activation",
                      said.get(),
                      Activation.names(),
                      String.join(", ", Activation.names()) + ": this"));
    }
    for (String option : options) {
      Optional<Activation> named = Activation.named(option);
      if (named.isPresent()) {
        options.remove(option);
        return named.get();
      }
    }
    return Activation.LINEAR;
  }

  Window window(Size kernel, Size usualStride) {
    Window window = new Window(kernel, usualStride, padding(), Size.ONE);
    window = option("stride").map(text -> size("stride", text)).map(window::stride).orElse(window);
    return option("dilation")
        .map(text -> size("dilation", text))
        .map(window::dilation)
        .orElse(window);
  }

  private Padding padding() {
    boolean same = flag("same");
    boolean valid = flag("valid");
    Optional<String> said = option("padding");
    if ((same ? 1 : 0) + (valid ? 1 : 0) + (said.isPresent() ? 1 : 0) > 1) {
      throw new UsageException(
          "'"
              + word
              + "' has more than one padding: give 'same', 'valid' or padding=, one of them");
    }
    if (same || said.equals(Optional.of("same"))) {
      return Padding.SAME_UPPER;
    }
    return said.filter(text -> !text.equals("valid")).map(this::amounts).orElse(Padding.NONE);
  }

  private Padding amounts(String text) {
    String[] amounts = text.split("[,x×]", -1);
    int[] sides = Arrays.stream(amounts).mapToInt(a -> whole("padding", a, 0)).toArray();
    return switch (sides.length) {
      case 1 -> Padding.all(sides[0]);
      case 2 -> Padding.of(sides[0], sides[1], sides[0], sides[1]);
      case 4 -> Padding.of(sides[0], sides[1], sides[2], sides[3]);
      default ->
          throw new UsageException(
              "padding=" + text + ": give one amount, rows x columns, or top,left,bottom,right");
    };
  }

  /** Options of layers with weights. */
  Weighing weighing() {
    boolean bias = !flag("nobias");
    boolean frozen = flag("frozen");
    Initialiser initialiser =
        option("init").map(Initialisers::named).orElse(Weighing.DEFAULT.initialiser());
    return new Weighing(bias, initialiser, frozen, activation(), name());
  }

  /**
   * @throws UsageException with what is meant perhaps, if words are left
   */
  void end() {
    List<String> left = rest();
    if (!left.isEmpty()) {
      String first = left.get(0);
      int equals = first.indexOf('=');
      String name = equals < 0 ? first : first.substring(0, equals + 1);
      throw Suggestion.unknown(
          "option of '" + word + "'",
          name,
          known,
          known.isEmpty()
              ? "'" + word + "' takes none: nothing"
              : String.join(", ", known) + ": this");
    }
  }

  /** A finite number. */
  static double number(String what, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UsageException(what + " '" + text + "': must be a number");
  }

  /** As {@link #number(String, String)} reads it, without a needless {@code .0}. */
  static String number(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
