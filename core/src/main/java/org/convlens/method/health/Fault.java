package org.convlens.method.health;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.convlens.net.LayerId;

/**
 * What is wrong with a filter.
 *
 * @param severity the larger the worse, among faults of one kind
 * @param twin the filter that it repeats, if it does
 * @param reason a few words
 */
record Fault(
    Kind kind, LayerId layer, int filter, double severity, OptionalInt twin, String reason) {
  /** What can be wrong. */
  enum Kind {
    DEAD("No filter is dead."),
    DUPLICATE("No filter repeats another."),
    SATURATED("No filter is saturated."),
    LOW_NORM("No filter has a low norm.");

    /** What is said where there is none. */
    final String none;

    Kind(String none) {
      this.none = none;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** By kind, then the worst first. */
  static final Comparator<Fault> WORST =
      Comparator.comparing(Fault::kind).thenComparing(f -> -f.severity);

  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("fault", kind.text());
    facts.put("layer", layer.name());
    facts.put("filter", filter);
    twin.ifPresent(other -> facts.put("twin", other));
    facts.put("severity", severity);
    facts.put("reason", reason);
    return facts;
  }
}
