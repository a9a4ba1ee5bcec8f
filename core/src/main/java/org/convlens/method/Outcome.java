package org.convlens.method;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.picture.Picture;
import org.convlens.task.Note;

/**
 * What a study found.
 *
 * @param picture to be drawn
 * @param ledgers for the console
 * @param facts for programs: texts, numbers, truth values, lists and maps of them
 * @param notes what must be known of it, one sentence each
 * @param pictures how many of an album were taken, those that could not be read included
 * @param failure one line, if a condition that the user set is not met
 */
public record Outcome(
    Picture picture,
    List<Ledger> ledgers,
    Map<String, Object> facts,
    List<Note> notes,
    int pictures,
    Optional<String> failure) {
  public Outcome {
    ledgers = List.copyOf(ledgers);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    notes = List.copyOf(notes);
  }
}
