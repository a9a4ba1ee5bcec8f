package org.convlens.picture;

import java.util.List;
import org.convlens.task.Note;

/**
 * What a method found, as numbers with meaning. {@code org.convlens.picture.drawing} makes pixels
 * out of it: colouring, tiling and writing are not the method's business.
 */
public sealed interface Picture
    permits Raster, Heatmap, Overlay, Marked, Sheet, Comparison, Synthesis, Plot, Diagram {
  /** One line that says what is seen. */
  String title();

  /** The same under another title. */
  Picture titled(String other);

  /** What a reader must know of it, one sentence each. */
  default List<Note> notes() {
    return List.of();
  }

  /** The heatmaps that it shows: none, one, or several side by side. */
  default List<Heatmap> heats() {
    return List.of();
  }

  /** Asks a visitor by the kind of picture. */
  <T> T accept(Visitor<T> visitor);

  /** A question with an answer for each kind of picture. */
  interface Visitor<T> {
    T raster(Raster raster);

    T heatmap(Heatmap heatmap);

    T overlay(Overlay overlay);

    T marked(Marked marked);

    T sheet(Sheet sheet);

    T comparison(Comparison comparison);

    T synthesis(Synthesis synthesis);

    T plot(Plot plot);

    T diagram(Diagram diagram);
  }
}
