package org.convlens.task;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that was measured, for conditions.
 *
 * @param name lower case with hyphens
 * @param of what it was measured of, such as a method, where there are several
 * @param value NaN where there is nothing to tell
 * @param whole what a percentage is of; absent where there is no such thing
 */
public record Reading(String name, Optional<String> of, double value, OptionalDouble whole) {
  /** A share of 1. */
  public static Reading share(String name, double value) {
    return new Reading(name, Optional.empty(), value, OptionalDouble.of(1));
  }

  /** So many of all. */
  public static Reading count(String name, double value, double all) {
    return new Reading(name, Optional.empty(), value, OptionalDouble.of(all));
  }

  /** Such as {@code rank of grad-cam}. */
  String called() {
    return name + of.map(one -> " of " + one).orElse("");
  }

  /** Whether a condition is about it. */
  public boolean isMeant(Condition condition) {
    return name.equals(condition.reading())
        && (condition.of().isEmpty() || condition.of().equals(of));
  }
}
