package org.convlens.report.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;

/**
 * What an atlas of many pictures says of the one that a page is about: a section of its own.
 *
 * @param lead what the atlas is, and whether the picture is one of its own
 * @param panels in their order
 * @param notes what a reader must know, one sentence each
 * @param commands that tell more, as they are typed
 * @param facts the same for programs
 */
public record Aside(
    String lead,
    List<Panel> panels,
    List<Note> notes,
    List<String> commands,
    Map<String, Object> facts) {
  public Aside {
    panels = List.copyOf(panels);
    notes = List.copyOf(notes);
    commands = List.copyOf(commands);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * One thing that is said.
   *
   * @param name that tells it from others
   * @param heading a few words
   * @param sentence what it says, or how its pictures are read
   * @param sheet what is drawn; absent where the sentence says it all
   */
  public record Panel(String name, String heading, String sentence, Optional<Sheet> sheet) {}
}
