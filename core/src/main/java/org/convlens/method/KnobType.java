package org.convlens.method;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.convlens.task.UsageException;

/**
 * What kind of thing a knob is set to: how it is read, written and offered. The only table of them;
 * a component of any other type is no knob.
 */
public enum KnobType {
  /** An {@code int}. */
  WHOLE(int.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      return number(knob, text, domain, "whole number", Integer::parseInt);
    }
  },
  /** A {@code long}. */
  LONG(long.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      return number(knob, text, domain, "whole number", Long::parseLong);
    }
  },
  /** A finite {@code double}. */
  NUMBER(double.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      return number(knob, text, domain, "number", KnobType::finite);
    }

    @Override
    String print(Object value) {
      return Domain.number((double) value);
    }
  },
  /** A {@code boolean}. */
  SWITCH(boolean.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      if (!domain.choices().contains(text)) {
        throw refusal(knob, text, "must be true or false");
      }
      return Boolean.parseBoolean(text);
    }

    @Override
    List<String> choices(Class<?> java) {
      return List.of("true", "false");
    }
  },
  /** A constant of an enum, in lower case with hyphens. */
  CHOICE(Enum.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      int index = domain.choices().indexOf(text.toLowerCase(Locale.ROOT));
      if (index < 0) {
        throw refusal(knob, text, "must be one of " + String.join(", ", domain.choices()));
      }
      return constants(java)[index];
    }

    @Override
    String print(Object value) {
      return ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    List<String> choices(Class<?> java) {
      return Arrays.stream(constants(java)).map(this::print).toList();
    }
  },
  /** Layers: a {@link Place}. */
  PLACE(Place.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      return new Place(text);
    }

    @Override
    List<String> choices(Class<?> java) {
      return Place.keywords();
    }

    @Override
    String offer(Domain domain) {
      return "LAYER";
    }
  },
  /** {@link Channels} of a layer. */
  CHANNELS(Channels.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      return new Channels(text);
    }

    @Override
    List<String> choices(Class<?> java) {
      return List.of(Channels.ALL.text());
    }

    @Override
    String offer(Domain domain) {
      return "CHANNELS";
    }
  },
  /** A {@link Baseline}. */
  BASELINE(Baseline.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      try {
        return new Baseline(text);
      } catch (UsageException e) {
        throw new UsageException(knob + " " + e.getMessage());
      }
    }

    @Override
    List<String> choices(Class<?> java) {
      return Baseline.words();
    }

    @Override
    String offer(Domain domain) {
      return String.join("|", domain.choices()) + "|NUMBER";
    }
  },
  /** Any {@link String}. */
  TEXT(String.class) {
    @Override
    Object parse(String knob, String text, Class<?> java, Domain domain) {
      return text;
    }

    @Override
    String offer(Domain domain) {
      return "TEXT";
    }
  };

  private final Class<?> java;

  KnobType(Class<?> java) {
    this.java = java;
  }

  /**
   * The type of a component.
   *
   * @throws IllegalArgumentException if knobs cannot be of this type
   */
  static KnobType of(Class<?> java) {
    Class<?> wanted = java.isEnum() ? Enum.class : java;
    return Arrays.stream(values())
        .filter(type -> type.java == wanted)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no knob can be a " + java.getName()));
  }

  /**
   * What people wrote, as a value.
   *
   * @param knob its name, for the refusal
   * @param java the component's type
   * @throws UsageException if the text is none of these
   */
  abstract Object parse(String knob, String text, Class<?> java, Domain domain);

  /** The text that gives the same value back. */
  String print(Object value) {
    return value.toString();
  }

  /** The words that may be given, in order; empty where there are none. */
  List<String> choices(Class<?> java) {
    return List.of();
  }

  /** What may be given, for people. */
  String offer(Domain domain) {
    return domain.choices().isEmpty() ? domain.span() : String.join("|", domain.choices());
  }

  private static Object number(
      String knob, String text, Domain domain, String what, Function<String, Object> read) {
    try {
      return read.apply(text);
    } catch (NumberFormatException e) {
      throw refusal(knob, text, "must be a " + what + ", " + domain.range());
    }
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static Object[] constants(Class<?> java) {
    return Objects.requireNonNull(java.getEnumConstants(), java::getName);
  }

  private static UsageException refusal(String knob, String text, String demand) {
    return new UsageException(knob + " '" + text + "': " + demand);
  }
}
