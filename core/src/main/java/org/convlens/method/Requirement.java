package org.convlens.method;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where another knob must stand for a knob to have an effect, as {@link Knob#needs} writes it.
 *
 * @param knob the other one, or {@link Knobs#PICTURE}
 * @param relation how it is compared
 * @param values texts that it must have, or must not have; a number that it must exceed
 */
public record Requirement(String knob, Relation relation, List<String> values) {
  public Requirement {
    values = List.copyOf(values);
  }

  private static final Pattern TEXT = Pattern.compile("([a-z-]+)(?:(=|!=|>)([^=!>]+))?");

  /** How a knob is compared. */
  public enum Relation {
    /** The picture is there; no values. */
    GIVEN,
    ONE_OF,
    NONE_OF,
    /** A number above the only value. */
    ABOVE
  }

  /**
   * @param text such as {@code middle=gamma}, {@code arrangement!=collated|components}, {@code
   *     norm>0} or {@code picture}
   */
  static Requirement parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no requirement: " + text);
    }
    Relation relation =
        switch (Optional.ofNullable(matcher.group(2)).orElse("")) {
          case "=" -> Relation.ONE_OF;
          case "!=" -> Relation.NONE_OF;
          case ">" -> Relation.ABOVE;
          default -> Relation.GIVEN;
        };
    String values = Optional.ofNullable(matcher.group(3)).orElse("");
    return new Requirement(matcher.group(1), relation, Arrays.asList(values.split("\\|", -1)));
  }

  /**
   * @param all what knobs and the rest are set to, by name
   */
  boolean holds(Map<String, String> all) {
    String value = all.get(knob);
    return switch (relation) {
      case GIVEN -> value != null;
      case ONE_OF -> values.contains(value);
      case NONE_OF -> !values.contains(value);
      case ABOVE -> value != null && Double.parseDouble(value) > Double.parseDouble(values.get(0));
    };
  }

  /** When the knob matters, for its description: {@code only with middle gamma}. */
  String sentence() {
    return (relation == Relation.NONE_OF ? "not " : "only ") + "with " + state();
  }

  /** What stands against it and what to do: {@code with norm 0: give norm above 0 too}. */
  String refusal(Map<String, String> all) {
    String found = knob + " " + all.get(knob);
    return switch (relation) {
      case GIVEN -> "without a " + knob + ": name one";
      case ONE_OF, ABOVE -> "with " + found + ": choose " + state() + " too";
      case NONE_OF -> "with " + found + ": choose another " + knob;
    };
  }

  private String state() {
    return switch (relation) {
      case GIVEN -> "a " + knob;
      case ABOVE -> knob + " above " + values.get(0);
      default -> knob + " " + String.join(" or ", values);
    };
  }
}
