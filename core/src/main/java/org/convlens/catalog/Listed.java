package org.convlens.catalog;

import java.util.List;
import java.util.Objects;
import org.convlens.method.About;
import org.convlens.method.Adjustable;
import org.convlens.paper.Paper;

/** What users find in the manual under a name: its texts come from its declaration. */
public sealed interface Listed permits Entry, StudyEntry {
  /** Lower case with hyphens. */
  String name();

  /** With its default knobs. */
  Adjustable defaults();

  /** The question that its family answers. */
  String family();

  private About about() {
    return Objects.requireNonNull(
        defaults().getClass().getAnnotation(About.class), () -> name() + " lacks @About");
  }

  /** One sentence: what it shows. */
  default String summary() {
    return about().summary();
  }

  /** What is computed, in Unicode. */
  default String formula() {
    return about().formula();
  }

  /** One sentence: how it misleads. */
  default String caution() {
    return about().caution();
  }

  /** Whose numbers it gives, and where other tools differ; may be empty. */
  default String compat() {
    return about().compat();
  }

  /** Where its formula comes from; empty for plain inspection. */
  default List<Paper> papers() {
    return List.of(about().papers());
  }
}
