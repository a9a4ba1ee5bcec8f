package org.convlens.catalog;

import java.util.List;
import org.convlens.method.Adjustable;
import org.convlens.paper.Paper;

/** What users find in the manual under a name: its texts come from its declaration. */
public sealed interface Listed permits Entry, StudyEntry, CheckEntry {
  /** Lower case with hyphens. */
  String name();

  /** With its default knobs. */
  Adjustable defaults();

  /** The question that its family answers. */
  String family();

  /** One sentence: what it shows. */
  default String summary() {
    return defaults().about().summary();
  }

  /** What is computed, in Unicode. */
  default String formula() {
    return defaults().about().formula();
  }

  /** One sentence: how it misleads. */
  default String caution() {
    return defaults().about().caution();
  }

  /** Whose numbers it gives, and where other tools differ; may be empty. */
  default String compat() {
    return defaults().about().compat();
  }

  /** Where its formula comes from; empty for plain inspection. */
  default List<Paper> papers() {
    return List.of(defaults().about().papers());
  }
}
