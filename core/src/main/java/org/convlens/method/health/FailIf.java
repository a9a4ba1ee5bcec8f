package org.convlens.method.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.task.UsageException;

/**
 * How many faulty filters are too many.
 *
 * @param kind a fault's name, or {@code faulty} for any
 * @param orEqual whether the limit itself is too many
 * @param percent whether the limit is a percentage of all filters
 */
record FailIf(String kind, boolean orEqual, double limit, boolean percent) {
  private static final Pattern CONDITION =
      Pattern.compile("([a-z-]+)\\s*(>=?)\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(%?)");
  private static final String FAULTY = "faulty";

  /** No condition. */
  static final String NONE = "none";

  /**
   * @param text such as {@code dead>5%,duplicate>=3}, or {@link #NONE}
   */
  static List<FailIf> parse(String text) {
    List<FailIf> conditions = new ArrayList<>();
    if (text.equals(NONE)) {
      return conditions;
    }
    for (String part : text.split(",", -1)) {
      Matcher matcher = CONDITION.matcher(part.strip());
      if (!matcher.matches() || !isKind(matcher.group(1))) {
        throw new UsageException(
            "fail-if '"
                + part.strip()
                + "': give conditions such as dead>5%,duplicate>=3 on dead, duplicate, saturated,"
                + " low-norm or faulty, or none");
      }
      boolean share = !matcher.group(4).isEmpty();
      double limit = Double.parseDouble(matcher.group(3));
      if (share && limit > 100) {
        throw new UsageException(
            "fail-if '" + part.strip() + "': a share is at most 100 %, so it never holds");
      }
      conditions.add(new FailIf(matcher.group(1), matcher.group(2).equals(">="), limit, share));
    }
    return conditions;
  }

  private static boolean isKind(String name) {
    for (Fault.Kind kind : Fault.Kind.values()) {
      if (kind.text().equals(name)) {
        return true;
      }
    }
    return name.equals(FAULTY);
  }

  /** One line, if there are too many. */
  Optional<String> check(ToLongFunction<String> count, long filters) {
    long found = count.applyAsLong(kind);
    double measured = percent ? 100.0 * found / filters : found;
    boolean failed = orEqual ? measured >= limit : measured > limit;
    if (!failed) {
      return Optional.empty();
    }
    String bound = String.format(Locale.ROOT, "%s%s", number(limit), percent ? " %" : "");
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d of %,d filters (%.1f %%) are %s: %s %s is too many",
            found,
            filters,
            100.0 * found / filters,
            kind,
            orEqual ? "at least" : "more than",
            bound));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
