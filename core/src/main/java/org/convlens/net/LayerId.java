package org.convlens.net;

import java.util.Objects;

/**
 * A node of a graph, by its name. {@link Graph#layer(String)} makes one out of what a user typed.
 */
public record LayerId(String name) implements Comparable<LayerId> {
  public LayerId {
    Objects.requireNonNull(name);
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
