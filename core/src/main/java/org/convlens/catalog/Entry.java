package org.convlens.catalog;

import java.util.List;
import org.convlens.method.Chronicle;
import org.convlens.method.Explanation;
import org.convlens.method.Inspection;
import org.convlens.method.Method;
import org.convlens.paper.Paper;

/**
 * A method as users find it.
 *
 * @param name lower case with hyphens
 * @param summary one sentence: what it shows
 * @param formula what is computed, in Unicode
 * @param caution one sentence: how it misleads
 * @param defaults the method with its default knobs
 * @param papers where its formula comes from; empty for plain inspection
 */
public record Entry(
    String name,
    String summary,
    String formula,
    String caution,
    Method defaults,
    List<Paper> papers) {
  public Entry {
    papers = List.copyOf(papers);
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
