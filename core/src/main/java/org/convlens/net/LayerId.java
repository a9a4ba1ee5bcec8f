package org.convlens.net;

import java.util.Objects;
import org.convlens.task.Visible;

/**
 * A node of a graph, by its name, in which line breaks and other control characters are written
 * out. {@link Graph#layer(String)} makes one out of what a user typed.
 */
public record LayerId(String name) implements Comparable<LayerId> {
  private static final int LONGEST = 44;

  public LayerId {
    name = Visible.of(Objects.requireNonNull(name));
  }

  /**
   * For tables and captions: at most 44 letters, the first of several names that a converter joined
   * with semicolons, its beginning cut off.
   */
  public String brief() {
    String first = name.substring(0, name.indexOf(';') < 0 ? name.length() : name.indexOf(';'));
    return first.length() <= LONGEST ? first : "…" + first.substring(first.length() - LONGEST + 1);
  }

  @Override
  public int compareTo(LayerId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
