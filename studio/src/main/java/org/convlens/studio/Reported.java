package org.convlens.studio;

import java.util.List;
import java.util.Optional;
import org.convlens.report.Provenance;
import org.convlens.report.page.Page;
import org.convlens.task.Note;

/**
 * A page, or one of its pictures.
 *
 * @param bytes the whole file
 * @param page what is on it; absent for a picture
 */
public record Reported(byte[] bytes, Optional<Page> page, Provenance provenance) implements Result {
  /** What the page says must be known of it. */
  @Override
  public List<Note> notes() {
    return page.map(Page::notes).orElse(List.of());
  }
}
