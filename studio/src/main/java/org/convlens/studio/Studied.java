package org.convlens.studio;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.method.Ledger;
import org.convlens.method.Outcome;
import org.convlens.report.Provenance;
import org.convlens.task.Note;

/**
 * What a study found, drawn.
 *
 * @param bytes the whole file, with its provenance
 * @param predictions what two networks take the pictures of a folder for, where one was given
 */
public record Studied(
    byte[] bytes, Outcome outcome, Optional<ChangedPredictions> predictions, Provenance provenance)
    implements Result {
  /** Of what is about no predictions. */
  Studied(byte[] bytes, Outcome outcome, Provenance provenance) {
    this(bytes, outcome, Optional.empty(), provenance);
  }

  @Override
  public List<Note> notes() {
    Stream<Note> folder =
        predictions.stream()
            .flatMap(
                p ->
                    Stream.concat(
                        Stream.of(Note.fact(p.shown())), p.skipped().stream().map(Note::warning)));
    return Stream.concat(outcome.notes().stream(), folder).toList();
  }

  /** For people: what the study found, and which predictions changed. */
  public List<Ledger> ledgers() {
    return Stream.concat(
            outcome.ledgers().stream(), predictions.stream().map(ChangedPredictions::ledger))
        .toList();
  }
}
