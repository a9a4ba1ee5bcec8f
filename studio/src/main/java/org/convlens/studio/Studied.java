package org.convlens.studio;

import java.util.List;
import org.convlens.method.Outcome;
import org.convlens.report.Provenance;
import org.convlens.task.Note;

/**
 * What a study found, drawn.
 *
 * @param bytes the whole file, with its provenance
 */
public record Studied(byte[] bytes, Outcome outcome, Provenance provenance) implements Result {
  @Override
  public List<Note> notes() {
    return outcome.notes();
  }
}
