package org.convlens.picture.drawing;

import java.util.ArrayList;
import java.util.List;
import org.convlens.canvas.Block;
import org.convlens.canvas.Column;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;
import org.convlens.canvas.Row;
import org.convlens.canvas.Theme;
import org.convlens.picture.Content;
import org.convlens.picture.Numeral;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet.Section;
import org.convlens.picture.Tile;

/** A heading, what must be known of the tiles, the tiles, and the colour bar that they share. */
final class SectionBlock {
  private SectionBlock() {}

  static Block of(Section section, TileGrid grid, Palette palette, Theme theme) {
    Tiles tiles = new Tiles(section, grid, section.palette().orElse(palette), theme);
    int readable = Math.max(tiles.width(), 420);
    List<Block> blocks = new ArrayList<>();
    if (!section.title().isBlank()) {
      blocks.add(Paragraph.of(section.title(), Face.HEADING, theme.ink(), readable));
    }
    String remark = remark(section, grid);
    if (!remark.isEmpty()) {
      blocks.add(Paragraph.of(remark, Face.SMALL, theme.muted(), readable));
    }
    blocks.add(section.scale().map(s -> barred(section, tiles, s)).orElse(tiles));
    return new Column(6, blocks);
  }

  private static Block barred(Section section, Tiles tiles, Scale scale) {
    boolean used =
        section.tiles().stream().anyMatch(t -> t.values().channels() == 1 && t.scale().isEmpty());
    if (!used) {
      return tiles;
    }
    int height = Math.max(56, Math.min(tiles.height(), 200));
    Content content =
        section.tiles().stream()
            .filter(t -> t.values().channels() == 1 && t.scale().isEmpty())
            .map(t -> Content.of(t.values()))
            .reduce(Content.NOTHING, Content::and);
    ColourBar bar = new ColourBar(scale, tiles.palette()::rgb, content, height, tiles.theme());
    return new Row(14, List.of(tiles, bar));
  }

  private static String remark(Section section, TileGrid grid) {
    int empty = 0;
    int constant = 0;
    int notNumbers = 0;
    boolean own = false;
    for (Tile tile : section.tiles()) {
      Blank blank = Blank.of(tile.values());
      empty += blank == Blank.EMPTY ? 1 : 0;
      constant += blank == Blank.CONSTANT ? 1 : 0;
      notNumbers += blank == Blank.NOT_A_NUMBER ? 1 : 0;
      own |= tile.values().channels() == 1 && tile.values().area() > 1;
    }
    int all = section.tiles().size();
    List<String> remarks = new ArrayList<>();
    if (all == 0) {
      remarks.add("nothing to show");
    }
    count(remarks, empty, all, "empty (zero everywhere, hatched)");
    count(remarks, constant, all, "constant");
    count(remarks, notNumbers, all, "not a number (hatched)");
    if (grid.shown() < all) {
      remarks.add("the first " + Numeral.count(grid.shown()) + " of " + Numeral.count(all));
    }
    if (own && section.scale().isEmpty() && all > 1) {
      remarks.add("each tile on its own scale");
    }
    return String.join(" · ", remarks);
  }

  private static void count(List<String> remarks, int count, int all, String what) {
    if (count > 0) {
      remarks.add(Numeral.count(count) + " of " + Numeral.count(all) + " " + what);
    }
  }
}
