package org.convlens.picture.drawing;

import org.convlens.canvas.Face;
import org.convlens.picture.Sheet.Section;
import org.convlens.picture.Tile;

/**
 * How large the tiles of a section are and where they go.
 *
 * @param shown tiles that are drawn, from the first on
 * @param factor pixels per number; below one where tiles are shrunk
 * @param cellWidth of tile or label, whichever is wider
 * @param cellHeight of a tile with its label
 * @param labelLines beneath each tile; 0 where labels would not be readable
 */
record TileGrid(
    int shown, int columns, double factor, int cellWidth, int cellHeight, int gap, int labelLines) {
  static final Face LABEL = Face.SMALL;
  private static final int COMFORTABLE = 1240;
  static final int WIDEST = 2600;
  private static final int SMALLEST_PHOTO = 48;
  private static final int LARGEST_CELL = 24;
  private static final int BETWEEN_LABELS = 8;

  /**
   * @param limit of a tile's longer side in pixels, where its numbers allow it
   * @param refold whether the section's own number of columns may be raised
   */
  static TileGrid of(Section section, int limit, boolean refold, int shown) {
    int tall = 1;
    int wide = 1;
    int label = 0;
    for (Tile tile : section.tiles()) {
      tall = Math.max(tall, tile.values().height());
      wide = Math.max(wide, tile.values().width());
      label = Math.max(label, LABEL.width(tile.label()));
    }
    int columns = Math.max(1, Math.min(section.columns(), section.tiles().size()));
    boolean alone = section.tiles().size() == 1;
    double factor = factor(tall, wide, limit, alone ? WIDEST : COMFORTABLE / columns - 4);
    int width = size(wide, factor);
    int gap = width >= 40 ? 8 : width >= 14 ? 4 : 1;
    if (refold || (long) columns * (width + gap) > WIDEST) {
      columns = Math.max(1, (refold ? COMFORTABLE : WIDEST) / (width + gap));
    }
    int room = COMFORTABLE / columns - gap;
    boolean labelled = label > 0 && room >= 26 && (label <= 3 * room || room >= 80);
    int cell = labelled ? Math.max(width, Math.min(Math.min(label, room), 180)) : width;
    int lines = labelled ? lines(section, cell) : 0;
    int height = size(tall, factor) + (lines == 0 ? 0 : lines * LABEL.lineHeight() + 4);
    int between = lines > 0 ? Math.max(gap, BETWEEN_LABELS) : gap;
    return new TileGrid(
        Math.min(shown, section.tiles().size()), columns, factor, cell, height, between, lines);
  }

  private static double factor(int tall, int wide, int limit, int column) {
    int room = Math.max(1, Math.min(limit, column));
    double exact = Math.min((double) room / wide, (double) Math.max(limit, room) / tall);
    if (exact >= 1) {
      return Math.min(LARGEST_CELL, Math.floor(exact));
    }
    double smallest = (double) SMALLEST_PHOTO / Math.max(tall, wide);
    return Math.min(1, Math.max(exact, smallest));
  }

  private static int lines(Section section, int cell) {
    for (Tile tile : section.tiles()) {
      if (LABEL.width(tile.label()) > cell) {
        return 2;
      }
    }
    return 1;
  }

  /** Pixels for so many numbers. */
  static int size(int numbers, double factor) {
    return Math.max(1, (int) Math.round(numbers * factor));
  }

  int rows() {
    return (shown + columns - 1) / columns;
  }

  int width() {
    return Math.min(columns, Math.max(1, shown)) * (cellWidth + gap) - gap;
  }

  int height() {
    return Math.max(0, rows() * (cellHeight + gap) - gap);
  }
}
