package org.convlens.studio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.method.Ledger;
import org.convlens.task.Note;

/**
 * What a look is answered with.
 *
 * @param facts for programs: texts, numbers, truth values, lists and maps of them
 * @param ledgers the same for people
 * @param notes what must be known of it, one sentence each
 */
public record Reply(Map<String, Object> facts, List<Ledger> ledgers, List<Note> notes) {
  public Reply {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    ledgers = List.copyOf(ledgers);
    notes = List.copyOf(notes);
  }
}
