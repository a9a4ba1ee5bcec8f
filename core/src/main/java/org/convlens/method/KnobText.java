package org.convlens.method;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Objects;
import org.convlens.task.UsageException;

/** What people write for a knob. */
final class KnobText {
  private KnobText() {}

  /**
   * @throws UsageException if the text does not fit the knob
   */
  static Object parse(RecordComponent component, String text) {
    Class<?> type = component.getType();
    String name = Knobs.name(component);
    try {
      if (type == int.class) {
        return Integer.parseInt(text);
      }
      if (type == long.class) {
        return Long.parseLong(text);
      }
      if (type == double.class) {
        return finite(text);
      }
    } catch (NumberFormatException e) {
      throw new UsageException(
          name
              + " '"
              + text
              + "': must be a "
              + (type == double.class ? "" : "whole ")
              + "number, "
              + range(Knobs.knob(component)));
    }
    if (type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new UsageException(name + " '" + text + "': must be true or false");
      }
      return Boolean.parseBoolean(text);
    }
    if (type == Place.class) {
      return new Place(text);
    }
    if (type == Channels.class) {
      return new Channels(text);
    }
    if (type == Baseline.class) {
      return baseline(name, text);
    }
    if (type == String.class) {
      return text;
    }
    for (Object constant : Objects.requireNonNull(type.getEnumConstants(), type::getName)) {
      if (Knobs.text(constant).equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new UsageException(
        name + " '" + text + "': must be one of " + String.join(", ", Knobs.choices(type)));
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static Baseline baseline(String knob, String text) {
    try {
      return new Baseline(text);
    } catch (UsageException e) {
      throw new UsageException(knob + " " + e.getMessage());
    }
  }

  /** The numbers allowed, in words. */
  static String range(Knob knob) {
    if (knob.to() == Double.POSITIVE_INFINITY) {
      return "at least " + Knobs.number(knob.from());
    }
    return "from " + Knobs.number(knob.from()) + " to " + Knobs.number(knob.to());
  }
}
