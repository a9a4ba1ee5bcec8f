package org.convlens.picture;

import java.util.List;
import org.convlens.array.Volume;

/**
 * One number per cell: how much a place in the picture matters.
 *
 * @param map 1 × H × W at the resolution at which it was computed, before any normalisation
 * @param signed whether negative numbers mean "against": then a diverging palette is used
 * @param notes diagnoses: what a reader must know, one sentence each
 */
public record Heatmap(String title, Volume map, boolean signed, List<String> notes)
    implements Picture {
  public Heatmap {
    notes = List.copyOf(notes);
    if (map.channels() != 1) {
      throw new IllegalArgumentException("a heatmap of " + map);
    }
  }

  public Heatmap titled(String other) {
    return new Heatmap(other, map, signed, notes);
  }
}
