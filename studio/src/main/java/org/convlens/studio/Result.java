package org.convlens.studio;

import java.util.List;
import org.convlens.report.Provenance;
import org.convlens.task.Note;

/** What a request is answered with. */
public sealed interface Result permits Drawn, Compared, Studied, Reported {
  /** The whole file, a PNG or a page, which says how it was made. */
  byte[] bytes();

  /** How it was made. */
  Provenance provenance();

  /** What a reader must know, one sentence each. */
  List<Note> notes();
}
