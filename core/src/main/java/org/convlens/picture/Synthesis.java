package org.convlens.picture;

import java.util.List;
import org.convlens.task.Note;

/**
 * Pictures that were made rather than taken, with the curve of how they were made.
 *
 * @param tiles the pictures, 3 × H × W RGB or 1 × H × W grey, 0..1
 * @param curve of the making
 * @param notes what is to be said of them, one sentence each
 */
public record Synthesis(String title, List<Tile> tiles, Plot curve, List<Note> notes)
    implements Picture {
  public Synthesis {
    tiles = List.copyOf(tiles);
    notes = List.copyOf(notes);
    if (tiles.isEmpty()) {
      throw new IllegalArgumentException("a synthesis without pictures");
    }
  }

  @Override
  public Synthesis titled(String other) {
    return new Synthesis(other, tiles, curve, notes);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.synthesis(this);
  }
}
