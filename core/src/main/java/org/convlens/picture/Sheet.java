package org.convlens.picture;

import java.util.List;
import java.util.Optional;
import org.convlens.task.Note;

/**
 * Many small pictures in titled sections, each on a grid.
 *
 * @param palette how tiles of one channel are coloured
 * @param notes diagnoses, one sentence each
 */
public record Sheet(String title, List<Section> sections, Palette palette, List<Note> notes)
    implements Picture {
  public Sheet {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }

  @Override
  public Sheet titled(String other) {
    return new Sheet(other, sections, palette, notes);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.sheet(this);
  }

  /**
   * @param title for example {@code conv2d (1, 28, 28, 16)}
   * @param tiles from left to right, then downwards
   * @param columns of the grid
   * @param scale shared by all tiles that have none of their own; drawn beside the section. Absent
   *     where each tile is stretched from its own minimum to its maximum
   * @param palette of this section; absent where it is the sheet's
   * @param abreast how many tiles side by side decide their size: more than there are where they
   *     are to be as large as those of a longer section
   */
  public record Section(
      String title,
      List<Tile> tiles,
      int columns,
      Optional<Scale> scale,
      Optional<Palette> palette,
      int abreast) {
    /** In the sheet's colours. */
    public Section(String title, List<Tile> tiles, int columns, Optional<Scale> scale) {
      this(title, tiles, columns, scale, Optional.empty());
    }

    /** As large as its tiles allow. */
    public Section(
        String title,
        List<Tile> tiles,
        int columns,
        Optional<Scale> scale,
        Optional<Palette> palette) {
      this(title, tiles, columns, scale, palette, Math.min(tiles.size(), columns));
    }

    /** With tiles as large as where so many lie side by side. */
    public Section among(int tilesAbreast) {
      return new Section(title, tiles, columns, scale, palette, tilesAbreast);
    }

    public Section {
      tiles = List.copyOf(tiles);
      if (columns < 1) {
        throw new IllegalArgumentException("a sheet with " + columns + " columns");
      }
    }
  }
}
