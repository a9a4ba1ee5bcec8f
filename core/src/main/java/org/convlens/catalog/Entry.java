package org.convlens.catalog;

import org.convlens.method.Chronicle;
import org.convlens.method.Explanation;
import org.convlens.method.Inspection;
import org.convlens.method.Method;

/**
 * A method as users find it.
 *
 * @param name lower case with hyphens
 * @param defaults the method with its default knobs
 */
public record Entry(String name, Method defaults) implements Listed {
  @Override
  public String family() {
    if (defaults instanceof Inspection) {
      return "What is in there";
    }
    if (defaults instanceof Explanation) {
      return "Where it looked";
    }
    return defaults instanceof Chronicle ? "How it learned" : "What it wants to see";
  }
}
