package org.convlens.trust;

import java.util.List;

/** One of the things behind the sentence of an {@link Answer}. */
public sealed interface Detail {
  /** Lower case with underscores. */
  String name();

  /** A {@code Double}, or a list. */
  Object value();

  /**
   * A number.
   *
   * @param number NaN where there is nothing to tell
   */
  record Figure(String name, double number) implements Detail {
    @Override
    public Object value() {
      return number;
    }
  }

  /** Numbers in order, such as a curve. */
  record Figures(String name, List<Double> value) implements Detail {
    public Figures {
      value = List.copyOf(value);
    }
  }

  /** Words in order, such as layers. */
  record Words(String name, List<String> value) implements Detail {
    public Words {
      value = List.copyOf(value);
    }
  }

  static Detail of(String name, double number) {
    return new Figure(name, number);
  }

  static Detail of(String name, List<Double> numbers) {
    return new Figures(name, numbers);
  }
}
