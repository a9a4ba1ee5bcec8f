package org.convlens.studio;

import java.util.List;
import java.util.Optional;
import org.convlens.report.Provenance;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.convlens.trust.Conclusion;
import org.convlens.trust.Examination;
import org.convlens.trust.Means;

/**
 * A sheet of heatmaps and what it is made of.
 *
 * @param bytes the whole file, with its provenance
 * @param judged whether the prediction is right, where the true class is known
 * @param stopped whether methods are missing
 */
public record Compared(
    byte[] bytes,
    Prediction explained,
    List<Examination> examinations,
    Optional<Judged> judged,
    Provenance provenance,
    boolean stopped)
    implements Result {
  /** What the trust lines come to, where they come to something. */
  public Optional<Conclusion> conclusion() {
    return Conclusion.of(examinations);
  }

  /** What the checks measured, as means over this one picture. */
  public Means means() {
    return Means.of(
        examinations.stream().map(Examination::name).toList(),
        List.of(examinations.stream().map(Examination::answers).toList()));
  }

  @Override
  public List<Note> notes() {
    return examinations.stream()
        .flatMap(one -> one.heat().notes().stream().map(note -> note.of(one.name())))
        .toList();
  }
}
