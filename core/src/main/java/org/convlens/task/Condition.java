package org.convlens.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something that was measured is bad enough to fail a build, such as {@code accuracy<90%}.
 *
 * @param reading what is measured, by its name
 * @param of which one is meant, such as a method; absent for each
 * @param relation {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param percent whether the limit is a percentage of the whole
 */
public record Condition(
    String reading, Optional<String> of, String relation, double limit, boolean percent) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z][a-z-]*)\\s*(?:\\(([^()]+)\\))?\\s*([<>]=?)\\s*(-?[0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(%?)");

  /** Commas that are not within brackets. */
  private static final String BETWEEN = ",(?![^()]*\\))";

  /**
   * @param text conditions with commas between them
   * @param readings names of what is measured
   * @throws UsageException with one line, if it is none
   */
  public static List<Condition> parse(String text, Collection<String> readings) {
    List<Condition> conditions = new ArrayList<>();
    for (String part : text.split(BETWEEN, -1)) {
      Matcher matcher = TEXT.matcher(part.strip());
      if (!matcher.matches()) {
        throw new UsageException(
            "fail-if '%s': give conditions such as %s".formatted(part.strip(), example(readings)));
      }
      String reading = matcher.group(1);
      if (!readings.contains(reading)) {
        throw new UsageException(
            "fail-if '%s': no reading '%s' here, there are %s"
                .formatted(part.strip(), reading, String.join(", ", readings)));
      }
      conditions.add(
          new Condition(
              reading,
              Optional.ofNullable(matcher.group(2)).map(String::strip),
              matcher.group(3),
              Double.parseDouble(matcher.group(4)),
              !matcher.group(5).isEmpty()));
    }
    return conditions;
  }

  private static String example(Collection<String> readings) {
    return readings.iterator().next() + "<0.9, on " + String.join(", ", readings);
  }

  /** Whether a number meets it. */
  private boolean holds(double measured) {
    return switch (relation) {
      case "<" -> measured < limit;
      case "<=" -> measured <= limit;
      case ">" -> measured > limit;
      default -> measured >= limit;
    };
  }

  /**
   * One line, if it holds; what could not be measured fails, too.
   *
   * @throws UsageException if a percentage is asked of what is no share
   */
  public Optional<String> check(Reading measured) {
    if (percent && measured.whole().isEmpty()) {
      throw new UsageException("fail-if '" + this + "': " + reading + " is no share, leave % out");
    }
    double value =
        percent ? 100 * measured.value() / measured.whole().getAsDouble() : measured.value();
    if (!Double.isFinite(value)) {
      return Optional.of(measured.called() + " is not to be told: " + this + " cannot be judged");
    }
    return holds(value)
        ? Optional.of(
            "fails because %s %s %s: it is %s"
                .formatted(measured.called(), relation, limit(percent ? " %" : ""), told(value)))
        : Optional.empty();
  }

  private String told(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
            .replaceAll("(\\.\\d*?)0+$", "$1")
            .replaceAll("\\.$", "")
        + (percent ? " %" : "");
  }

  @Override
  public String toString() {
    return reading
        + of.map(one -> "(" + one + ")").orElse("")
        + relation
        + limit(percent ? "%" : "");
  }

  private String limit(String unit) {
    return (limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit))
        + unit;
  }
}
