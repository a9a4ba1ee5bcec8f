package org.convlens.canvas;

import java.util.List;

/** Lines of text, ranged left. */
public record Paragraph(List<String> lines, Face face, int rgb) implements Block {
  public Paragraph {
    lines = List.copyOf(lines);
  }

  /** Wrapped to a width. */
  public static Paragraph of(String text, Face face, int rgb, int width) {
    return new Paragraph(face.wrap(text, width), face, rgb);
  }

  @Override
  public int width() {
    return lines.stream().mapToInt(face::width).max().orElse(0);
  }

  @Override
  public int height() {
    return lines.size() * face.lineHeight();
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    int baseline = y + face.ascent();
    for (String line : lines) {
      canvas.text(line, x, baseline, face, rgb);
      baseline += face.lineHeight();
    }
  }
}
