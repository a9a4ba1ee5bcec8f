package org.convlens.studio;

import java.util.List;
import org.convlens.report.Provenance;
import org.convlens.task.Note;

/**
 * A page, or one of its pictures.
 *
 * @param bytes the whole file
 */
public record Reported(byte[] bytes, Provenance provenance) implements Result {
  /** A page says itself what must be known of it. */
  @Override
  public List<Note> notes() {
    return List.of();
  }
}
