package org.convlens.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.Volume;

/**
 * One number per cell: how much a place in the picture matters.
 *
 * @param map 1 × H × W at the resolution at which it was computed, before any normalisation
 * @param signed whether negative numbers mean "against": then a diverging palette is used
 * @param notes diagnoses: what a reader must know, one sentence each
 * @param scale the ends of the colours, for maps that are compared; absent where the map's own
 *     smallest and largest number are the ends
 */
public record Heatmap(
    String title, Volume map, boolean signed, List<String> notes, Optional<Scale> scale)
    implements Picture {
  public Heatmap {
    notes = List.copyOf(notes);
    if (map.channels() != 1) {
      throw new IllegalArgumentException("a heatmap of " + map);
    }
  }

  /** On its own scale. */
  public Heatmap(String title, Volume map, boolean signed, List<String> notes) {
    this(title, map, signed, notes, Optional.empty());
  }

  public Heatmap titled(String other) {
    return new Heatmap(other, map, signed, notes, scale);
  }

  /** With further notes. */
  public Heatmap noting(List<String> more) {
    return new Heatmap(title, map, signed, joined(notes, more), scale);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** On a scale that is shared with other maps. */
  public Heatmap scaled(Scale shared) {
    return new Heatmap(title, map, signed, notes, Optional.of(shared));
  }

  /** The given scale, or the map's own: symmetric around zero if it is signed. */
  public Scale range() {
    return scale.orElseGet(() -> signed ? Scale.symmetric(map) : Scale.of(map));
  }
}
