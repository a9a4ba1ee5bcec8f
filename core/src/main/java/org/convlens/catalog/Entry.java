package org.convlens.catalog;

import java.util.List;
import java.util.Objects;
import org.convlens.method.About;
import org.convlens.method.Chronicle;
import org.convlens.method.Explanation;
import org.convlens.method.Inspection;
import org.convlens.method.Method;
import org.convlens.paper.Paper;

/**
 * A method as users find it.
 *
 * @param name lower case with hyphens
 * @param defaults the method with its default knobs
 */
public record Entry(String name, Method defaults) {

  private About about() {
    return Objects.requireNonNull(
        defaults.getClass().getAnnotation(About.class), () -> name + " lacks @About");
  }

  /** One sentence: what it shows. */
  public String summary() {
    return about().summary();
  }

  /** What is computed, in Unicode. */
  public String formula() {
    return about().formula();
  }

  /** One sentence: how it misleads. */
  public String caution() {
    return about().caution();
  }

  /** Where its formula comes from; empty for plain inspection. */
  public List<Paper> papers() {
    return List.of(about().papers());
  }

  /** The question that the method's family answers. */
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
