package org.convlens.catalog;

import org.convlens.method.Study;
import org.convlens.method.Survey;

/**
 * A study as users find it: a command of its own.
 *
 * @param name lower case with hyphens
 * @param defaults the study with its default knobs
 */
public record StudyEntry(String name, Study defaults) implements Listed {
  @Override
  public String family() {
    return defaults instanceof Survey ? "What is in there" : "Side by side";
  }

  /** What the command needs, such as {@code MODEL FOLDER}. */
  public String arguments() {
    return defaults instanceof Survey ? "MODEL FOLDER" : "MODEL_A MODEL_B [IMAGE]";
  }
}
