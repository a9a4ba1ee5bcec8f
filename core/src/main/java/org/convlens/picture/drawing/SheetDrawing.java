package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.canvas.Block;
import org.convlens.canvas.Column;
import org.convlens.picture.Sheet;
import org.convlens.picture.Sheet.Section;
import org.convlens.task.Note;

/** Sections beneath each other, tiles as large as the height of the page allows. */
record SheetDrawing(Sheet sheet, Style style) {
  private static final int TALLEST = 14_000;
  private static final int BETWEEN = 22;
  private static final int ALONE = TileGrid.WIDEST;
  private static final int[] LIMITS = {160, 112, 72, 40, 24};

  BufferedImage draw() {
    List<Note> notes = new ArrayList<>(sheet.notes());
    Block body = body(LIMITS[0], false, Integer.MAX_VALUE);
    for (int i = 1; i < LIMITS.length && body.height() > TALLEST; i++) {
      body = body(LIMITS[i], false, Integer.MAX_VALUE);
    }
    if (body.height() > TALLEST) {
      body = body(LIMITS[LIMITS.length - 1], true, Integer.MAX_VALUE);
    }
    if (body.height() > TALLEST) {
      int most = sheet.sections().stream().mapToInt(s -> s.tiles().size()).max().orElse(1);
      while (body.height() > TALLEST && most > 1) {
        most = most * 3 / 4;
        body = body(LIMITS[LIMITS.length - 1], true, most);
      }
      notes.add(
          Note.warning("Too many tiles for one page: a section shows its first " + most + "."));
    }
    return new Page(sheet.title(), body, notes).paint(style.theme());
  }

  private Block body(int limit, boolean refold, int shown) {
    List<Block> sections = new ArrayList<>();
    for (Section section : sheet.sections()) {
      TileGrid grid = TileGrid.of(section, limit(section, limit), refold, shown);
      sections.add(SectionBlock.of(section, grid, sheet.palette(), style.theme()));
    }
    return new Column(BETWEEN, sections);
  }

  /** A few tiles may be larger; one alone has a pixel for each number, or more. */
  private static int limit(Section section, int limit) {
    if (limit < LIMITS[0]) {
      return limit;
    }
    int count = section.abreast();
    if (section.tiles().size() == 1 && count == 1) {
      Volume only = section.tiles().get(0).values();
      return Math.max(2 * limit, Math.min(ALONE, Math.max(only.width(), only.height())));
    }
    return count <= 2 ? 2 * limit : count <= 5 ? limit * 5 / 4 : limit;
  }
}
