package org.convlens.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.task.Note;

/**
 * One number per cell: how much a place in the picture matters.
 *
 * @param map 1 × H × W at the resolution at which it was computed, before any normalisation
 * @param signed whether negative numbers mean "against": then a diverging palette is used
 * @param notes diagnoses: what a reader must know, one sentence each
 * @param scale the ends of the colours, for maps that are compared; absent where they follow from
 *     the map and its reading
 * @param reading what the numbers say
 * @param extent what part of the picture the cells cover; absent where that is the whole picture
 */
public record Heatmap(
    String title,
    Volume map,
    boolean signed,
    List<Note> notes,
    Optional<Scale> scale,
    Reading reading,
    Optional<Extent> extent)
    implements Picture {
  public Heatmap {
    notes = List.copyOf(notes);
    if (map.channels() != 1) {
      throw new IllegalArgumentException("a heatmap of " + map);
    }
  }

  /** Evidence over the whole picture, on its own scale. */
  public Heatmap(String title, Volume map, boolean signed, List<Note> notes) {
    this(title, map, signed, notes, Optional.empty(), Reading.EVIDENCE, Optional.empty());
  }

  @Override
  public Heatmap titled(String other) {
    return new Heatmap(other, map, signed, notes, scale, reading, extent);
  }

  /** With further notes. */
  public Heatmap noting(List<Note> more) {
    List<Note> all = Stream.concat(notes.stream(), more.stream()).toList();
    return new Heatmap(title, map, signed, all, scale, reading, extent);
  }

  /** Without notes. */
  public Heatmap silent() {
    return new Heatmap(title, map, signed, List.of(), scale, reading, extent);
  }

  /** On a scale that is given, such as one that is shared with other maps. */
  public Heatmap scaled(Scale shared) {
    return new Heatmap(title, map, signed, notes, Optional.of(shared), reading, extent);
  }

  public Heatmap read(Reading other) {
    return new Heatmap(title, map, signed, notes, scale, other, extent);
  }

  /** Over a part of the picture. */
  public Heatmap over(Extent part) {
    return new Heatmap(title, map, signed, notes, scale, reading, Optional.of(part));
  }

  /** The given scale, or the map's own: symmetric around zero if it is signed. */
  public Scale range() {
    return scale.orElseGet(
        () ->
            switch (reading) {
              case PIXELS -> Scale.ofMost(map, signed);
              case LEVEL -> signed ? Scale.symmetric(map) : Scale.of(map);
              case EVIDENCE, REMAINDER ->
                  signed ? Scale.symmetric(map) : Scale.of(map).union(new Scale(0, 0));
            });
  }

  @Override
  public List<Heatmap> heats() {
    return List.of(this);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.heatmap(this);
  }

  /** Whether there is a difference to be seen. */
  public boolean isVisible() {
    Scale range = range();
    return range.max() > range.min() && !Content.of(map).isConstant();
  }
}
