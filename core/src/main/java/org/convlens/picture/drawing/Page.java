package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Column;
import org.convlens.canvas.Face;
import org.convlens.canvas.Notice;
import org.convlens.canvas.Paragraph;
import org.convlens.canvas.Theme;
import org.convlens.task.Note;

/**
 * A title, what is shown, and the sentences beneath it.
 *
 * @param notes each set apart, none cut off
 */
record Page(String title, Block body, List<Note> notes) {
  private static final int MARGIN = 20;
  private static final int LEAST = 360;

  /** A warning stands out, a fact does not. */
  static Block notice(Note note, int width, Theme theme) {
    return note.isWarning()
        ? Notice.urgent(note.text(), width, theme)
        : Notice.plain(note.text(), width, theme);
  }

  BufferedImage paint(Theme theme) {
    int width = Math.max(body.width(), LEAST);
    List<Block> blocks = new ArrayList<>();
    if (!title.isBlank()) {
      blocks.add(Paragraph.of(title, Face.TITLE, theme.ink(), width));
    }
    blocks.add(body);
    if (!notes.isEmpty()) {
      int readable = Math.min(width, 860);
      blocks.add(new Column(6, notes.stream().map(n -> notice(n, readable, theme)).toList()));
    }
    Block page = new Column(14, blocks);
    int right = Math.max(width, page.width());
    Canvas canvas = new Canvas(right + 2 * MARGIN, page.height() + 2 * MARGIN, theme.background());
    page.paint(canvas, MARGIN, MARGIN);
    return canvas.toImage();
  }
}
