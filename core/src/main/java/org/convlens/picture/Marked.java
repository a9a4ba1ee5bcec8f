package org.convlens.picture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convlens.array.Volume;
import org.convlens.task.Note;

/**
 * A picture, what was found in it and where: boxes, or every cell's class, and what they stand for.
 *
 * @param photo what the network saw
 * @param boxes over it
 * @param cells 1 × H × W, which entry of the legend each cell is of; −1 where of none. Stretched
 *     over the picture; absent where nothing is painted
 * @param legend from top to bottom; colours go by their place in it
 * @param notes diagnoses, one sentence each
 */
public record Marked(
    String title,
    Raster photo,
    List<Box> boxes,
    Optional<Volume> cells,
    List<Entry> legend,
    List<Note> notes)
    implements Picture {
  public Marked {
    boxes = List.copyOf(boxes);
    legend = List.copyOf(legend);
    notes = List.copyOf(notes);
  }

  /**
   * A rectangle with a name.
   *
   * @param extent in the photo's pixels
   * @param colour which of the colours
   */
  public record Box(String name, Extent extent, int colour) {}

  /**
   * A line of the legend.
   *
   * @param colour which of the colours; −1 for what is not marked
   * @param share 0..1, drawn as a bar; absent where there is none
   */
  public record Entry(String text, int colour, OptionalDouble share) {}

  @Override
  public Marked titled(String other) {
    return new Marked(other, photo, boxes, cells, legend, notes);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.marked(this);
  }
}
