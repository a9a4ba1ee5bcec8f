package org.convlens.method;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.picture.Heatmap;
import org.convlens.task.Note;

/**
 * A map and what it is made of.
 *
 * @param raw the numbers before any normalisation, by what they are
 */
public record Explained(Heatmap heat, Map<String, Volume> raw) {
  public Explained {
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  /** A map that is all there is. */
  static Explained of(Heatmap heat) {
    return new Explained(heat, Map.of("heatmap", heat.map()));
  }

  /** With notes that come before the map's own. */
  Explained knowing(List<Note> first) {
    return new Explained(heat.silent().noting(first).noting(heat.notes()), raw);
  }
}
