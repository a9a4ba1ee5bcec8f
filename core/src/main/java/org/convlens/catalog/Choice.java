package org.convlens.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convlens.method.Explanation;
import org.convlens.method.Knobs;
import org.convlens.task.UsageException;

/**
 * A method that makes a heatmap, with some knobs turned: {@code grad-cam}, {@code
 * occlusion:patch=32:stride=14}.
 */
public record Choice(Entry entry, Explanation method) {
  /** All methods that make heatmaps. */
  public static final String ALL = "all";

  private static final String BETWEEN = ",(?=[a-z][a-z0-9-]*(?:[:,]|$))";
  private static final String BEFORE_KNOB = ":(?=[a-z][a-z-]*=)";

  /** Whether a word begins with a method's name. */
  public static boolean isNamedBy(String word) {
    String name = word.split("[:,]", 2)[0];
    return Catalog.entries().stream().anyMatch(e -> e.name().equals(name));
  }

  /**
   * @param text choices separated by commas, or {@link #ALL}
   * @throws UsageException if one is no method that makes a heatmap, or has no such knob
   */
  public static List<Choice> parse(String text) {
    List<Choice> choices = new ArrayList<>();
    if (text.equals(ALL)) {
      for (Entry entry : Catalog.entries()) {
        if (entry.defaults() instanceof Explanation method) {
          choices.add(new Choice(entry, method));
        }
      }
      return choices;
    }
    for (String one : text.split(BETWEEN, -1)) {
      choices.add(one(one));
    }
    return choices;
  }

  private static Choice one(String text) {
    String[] parts = text.split(BEFORE_KNOB, -1);
    Entry entry = Catalog.entry(parts[0]);
    if (!(entry.defaults() instanceof Explanation defaults)) {
      throw new UsageException(
          entry.name()
              + " makes no heatmap: choose methods of 'Where it looked', convlens methods");
    }
    Map<String, String> knobs = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] knob = parts[i].split("=", 2);
      knobs.put(knob[0], knob[1]);
    }
    return new Choice(entry, Knobs.chosen(defaults, knobs, true));
  }

  /** As {@link #parse} reads it: the name, and the knobs that are not at their defaults. */
  @Override
  public String toString() {
    Map<String, String> defaults = Knobs.values(entry.defaults());
    return entry.name()
        + Knobs.values(method).entrySet().stream()
            .filter(knob -> !knob.getValue().equals(defaults.get(knob.getKey())))
            .map(knob -> ":" + knob.getKey() + "=" + knob.getValue())
            .collect(Collectors.joining());
  }
}
