package org.convlens.method;

import java.util.List;

/**
 * What a knob may be set to.
 *
 * @param from the least number allowed; minus infinity if any
 * @param to the greatest number allowed; infinity if any
 * @param choices words that may be given, in order: of a {@link KnobType#SWITCH} and a {@link
 *     KnobType#CHOICE} all there are, else those beside layers, numbers and the like
 */
public record Domain(KnobType type, double from, double to, List<String> choices) {
  public Domain {
    choices = List.copyOf(choices);
  }

  /**
   * The domain of a component.
   *
   * @throws IllegalArgumentException if knobs cannot be of this type
   */
  static Domain of(Class<?> java, Knob knob) {
    KnobType type = KnobType.of(java);
    return new Domain(type, knob.from(), knob.to(), type.choices(java));
  }

  /** What may be given, for people: {@code 1..100}, {@code a|b|c}, or such as {@code LAYER}. */
  public String text() {
    return type.offer(this);
  }

  /** Whether a value lies between the bounds, if it is a number. */
  boolean holds(Object value) {
    return !(value instanceof Number number) || isInside(number.doubleValue());
  }

  private boolean isInside(double number) {
    return Double.isFinite(number) && number >= from && number <= to;
  }

  /** The numbers allowed: {@code 1..100}, {@code 0..}. */
  String span() {
    String low = from == Double.NEGATIVE_INFINITY ? "" : number(from);
    String high = to == Double.POSITIVE_INFINITY ? "" : number(to);
    return low.isEmpty() && high.isEmpty() ? "NUMBER" : low + ".." + high;
  }

  /** The numbers allowed, in words: {@code from 1 to 100}, {@code at least 0}. */
  String range() {
    return to == Double.POSITIVE_INFINITY
        ? "at least " + number(from)
        : "from " + number(from) + " to " + number(to);
  }

  /** As short as it can be: {@code 5}, {@code 0.05}, {@code 1e-6}. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return whole
        ? Long.toString((long) value)
        : Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }
}
