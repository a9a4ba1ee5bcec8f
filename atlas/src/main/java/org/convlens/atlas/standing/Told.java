package org.convlens.atlas.standing;

import java.util.List;
import java.util.Optional;
import org.convlens.picture.Sheet;
import org.convlens.report.page.Aside;
import org.convlens.task.Note;

/**
 * One thing that an atlas tells of a picture.
 *
 * @param facts the same for programs; absent where there is nothing to tell
 * @param notes what a reader must know
 * @param command that tells more, as it is typed; empty for none
 */
record Told(Aside.Panel panel, Optional<Object> facts, List<Note> notes, String command) {
  /** In words alone. */
  static Told of(
      String name, String heading, String sentence, Optional<Object> facts, String command) {
    return new Told(
        new Aside.Panel(name, heading, sentence, Optional.empty()), facts, List.of(), command);
  }

  /** With a sheet, whose notes stand beneath it. */
  static Told of(
      String name, String heading, String sentence, Sheet sheet, Object facts, String command) {
    Sheet bare = new Sheet("", sheet.sections(), sheet.palette(), List.of());
    return new Told(
        new Aside.Panel(name, heading, sentence, Optional.of(bare)),
        Optional.of(facts),
        sheet.notes(),
        command);
  }
}
