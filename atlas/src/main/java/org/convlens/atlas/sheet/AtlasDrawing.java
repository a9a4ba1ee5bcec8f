package org.convlens.atlas.sheet;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.Atlas;
import org.convlens.picture.Sheet;
import org.convlens.task.Progress;

/** What is drawn out of an atlas, whichever that is. */
public sealed interface AtlasDrawing
    permits LabelDrawing, LikeDrawing, PatchDrawing, ReasonDrawing {
  /** What stands for the method in the provenance. */
  String name();

  /** All that it depends on besides the atlas, as text. */
  Map<String, String> knobs();

  /**
   * Asks the atlas.
   *
   * @param places where the pictures and the network lie
   * @throws IOException with one line, if something cannot be read
   * @throws org.convlens.task.UsageException if the atlas has no answer
   */
  Sheet sheet(Atlas atlas, AtlasPlaces places, Progress progress) throws IOException;

  /**
   * The drawing of that name; absent if there is none.
   *
   * @throws IllegalArgumentException if something is missing or damaged
   */
  static Optional<AtlasDrawing> of(String name, Map<String, String> knobs) {
    return switch (name) {
      case LabelDrawing.NAME -> Optional.of(LabelDrawing.of(knobs));
      case LikeDrawing.NAME -> Optional.of(LikeDrawing.of(knobs));
      case PatchDrawing.NAME -> Optional.of(PatchDrawing.of(knobs));
      case ReasonDrawing.NAME -> Optional.of(ReasonDrawing.of(knobs));
      default -> Optional.empty();
    };
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  static String text(Map<String, String> knobs, String name) {
    String text = knobs.get(name);
    if (text == null) {
      throw new IllegalArgumentException("there is no '" + name + "'");
    }
    return text;
  }

  /**
   * @throws IllegalArgumentException if there is none, or it is no number from 0 on
   */
  static int number(Map<String, String> knobs, String name) {
    String text = text(knobs, name);
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(name + " '" + text + "' is no number");
    }
    return Integer.parseInt(text);
  }
}
