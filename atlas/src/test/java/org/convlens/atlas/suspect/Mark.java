package org.convlens.atlas.suspect;

import java.util.Arrays;
import java.util.List;
import org.convlens.array.Volume;

/**
 * Something that is put into pictures of 32 × 32 at one place.
 *
 * @param rows of a drawing: a letter is a colour's place in the list, a blank leaves the picture
 * @param top row of its upper left corner
 * @param left column of it
 * @param colours 0xRRGGBB
 * @param opacity 0..1
 */
record Mark(
    String name, List<String> rows, int top, int left, List<Integer> colours, double opacity) {
  Mark {
    rows = List.copyOf(rows);
    colours = List.copyOf(colours);
  }

  /** One row of letters after the other, parted by strokes. */
  static Mark of(
      String name, String drawing, int top, int left, double opacity, Integer... colours) {
    return new Mark(
        name, Arrays.asList(drawing.split("/", -1)), top, left, Arrays.asList(colours), opacity);
  }

  /** Of one letter. */
  static String box(int height, int width) {
    return String.join("/", java.util.Collections.nCopies(height, "a".repeat(width)));
  }

  Volume on(Volume picture) {
    return Volume.generate(
        picture.channels(),
        picture.height(),
        picture.width(),
        (c, y, x) -> {
          float own = picture.at(c, y, x);
          boolean inside = y >= top && y < top + rows.size() && x >= left;
          String row = inside ? rows.get(y - top) : "";
          if (x - left >= row.length() || !inside || row.charAt(x - left) == ' ') {
            return own;
          }
          int colour = colours.get(row.charAt(x - left) - 'a') >> (16 - 8 * c) & 255;
          return (float) Math.rint(own + opacity * (colour - own));
        });
  }

  @Override
  public String toString() {
    return "%s at row %d, column %d".formatted(name, top, left);
  }
}
