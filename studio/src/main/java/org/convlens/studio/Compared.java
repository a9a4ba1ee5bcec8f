package org.convlens.studio;

import java.util.List;
import org.convlens.report.Provenance;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.convlens.trust.Examination;

/**
 * A sheet of heatmaps and what it is made of.
 *
 * @param bytes the whole file, with its provenance
 * @param stopped whether methods are missing
 */
public record Compared(
    byte[] bytes,
    Prediction explained,
    List<Examination> examinations,
    Provenance provenance,
    boolean stopped)
    implements Result {
  @Override
  public List<Note> notes() {
    return examinations.stream()
        .flatMap(one -> one.heat().notes().stream().map(note -> note.of(one.name())))
        .toList();
  }
}
