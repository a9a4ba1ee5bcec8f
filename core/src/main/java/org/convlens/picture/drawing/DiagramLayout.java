package org.convlens.picture.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convlens.picture.Diagram.Box;

/**
 * Where the boxes go: ranks beneath each other, folded into columns that are read from left to
 * right; boxes of one rank side by side, below the boxes that they come from.
 */
final class DiagramLayout {
  static final int BETWEEN_RANKS = 24;
  private static final int BETWEEN_BOXES = 16;
  private static final int BETWEEN_COLUMNS = 34;
  private static final int TALL = 1000;
  private static final int WIDE = 1700;
  private static final int MANY = 24;

  final List<BoxText> texts = new ArrayList<>();
  final List<Spot> spots = new ArrayList<>();
  final List<Integer> columnEnds = new ArrayList<>();
  final Ranks ranks;
  private final List<Box> boxes;
  private int width;
  private int height;

  DiagramLayout(List<Box> boxes) {
    this.boxes = boxes;
    this.ranks = Ranks.of(boxes);
    boolean compact = boxes.size() > MANY;
    int tallest = 24;
    for (Box box : boxes) {
      BoxText text = new BoxText(box, compact);
      texts.add(text);
      spots.add(new Spot(0, 0, 0, text.width(), text.height()));
      tallest = Math.max(tallest, text.height());
    }
    int step = tallest + BETWEEN_RANKS;
    int most = Math.max(4, TALL / step);
    place(most, step);
    while (width > WIDE && most < ranks.rows().size() && most < 8 * TALL / step) {
      most = most * 3 / 2;
      place(most, step);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Room for arrows between the upper edge and the first box, less what the first box has. */
  int above() {
    return columnEnds.size() > 1 ? 10 : 4 - BETWEEN_RANKS;
  }

  /** Room at the right of each column for arrows that pass boxes by. */
  int gutter(int column) {
    return columnEnds.get(column);
  }

  private void place(int most, int step) {
    columnEnds.clear();
    spots.replaceAll(s -> new Spot(-1, 0, 0, s.width(), s.height()));
    int all = ranks.rows().size();
    int columns = Math.max(1, (all + most - 1) / most);
    int even = columns == 1 ? most : Math.min(most, (all + columns - 1) / columns + 2);
    List<Integer> cuts = new ArrayList<>(ranks.cuts(boxes, even));
    cuts.add(ranks.rows().size());
    int x = 0;
    height = 0;
    for (int column = 0; column + 1 < cuts.size(); column++) {
      int from = cuts.get(column);
      int to = cuts.get(column + 1);
      int single = standardWidth(from, to);
      for (int rank = from; rank < to; rank++) {
        row(ranks.rows().get(rank), column, BETWEEN_RANKS + (rank - from) * step, single, from);
      }
      x = align(column, x) + 8 + 7 * Math.min(8, passing(from, to));
      columnEnds.add(x);
      x += BETWEEN_COLUMNS;
      height = Math.max(height, BETWEEN_RANKS + (to - from) * step);
    }
    width = Math.max(0, x - BETWEEN_COLUMNS + 8);
  }

  /** Boxes that are alone on their rank are equally wide. */
  private int standardWidth(int from, int to) {
    return ranks.rows().subList(from, to).stream()
        .filter(row -> row.size() == 1)
        .mapToInt(row -> texts.get(row.get(0)).width())
        .max()
        .orElse(0);
  }

  /** How many arrows of some ranks skip a rank. */
  private int passing(int from, int to) {
    int passing = 0;
    for (int i = 0; i < boxes.size(); i++) {
      if (ranks.of()[i] >= from && ranks.of()[i] < to) {
        int rank = ranks.of()[i];
        passing +=
            (int)
                boxes.get(i).inputs().stream()
                    .filter(input -> rank - ranks.of()[input] > 1)
                    .count();
      }
    }
    return passing;
  }

  private void row(List<Integer> row, int column, int y, int single, int firstRank) {
    List<Integer> order = new ArrayList<>(row);
    order.sort(Comparator.comparingDouble(i -> wish(i, firstRank)));
    double edge = Double.NEGATIVE_INFINITY;
    double moved = 0;
    List<Double> lefts = new ArrayList<>();
    for (int i : order) {
      int wide = row.size() == 1 ? single : texts.get(i).width();
      double wish = wish(i, firstRank) - wide / 2.0;
      double left = Math.max(wish, edge);
      moved += left - wish;
      lefts.add(left);
      edge = left + wide + BETWEEN_BOXES;
    }
    for (int k = 0; k < order.size(); k++) {
      int i = order.get(k);
      int wide = row.size() == 1 ? single : texts.get(i).width();
      int left = (int) Math.round(lefts.get(k) - moved / order.size());
      spots.set(i, new Spot(column, left, y, wide, texts.get(i).height()));
    }
  }

  /** The middle of the inputs in the same column; 0 is the middle of the column. */
  private double wish(int box, int firstRank) {
    if (boxes.get(box).inputs().size() > 1 && ranks.rows().get(ranks.of()[box]).size() == 1) {
      return 0;
    }
    return boxes.get(box).inputs().stream()
        .filter(input -> ranks.of()[input] >= firstRank)
        .mapToInt(input -> spots.get(input).centre())
        .average()
        .orElse(0);
  }

  /** Moves a column so that it begins at x; gives its right edge. */
  private int align(int column, int x) {
    int left = spots.stream().filter(s -> s.column() == column).mapToInt(Spot::x).min().orElse(0);
    int right = x;
    for (int i = 0; i < spots.size(); i++) {
      if (spots.get(i).column() == column) {
        spots.set(i, spots.get(i).moved(x - left, 0));
        right = Math.max(right, spots.get(i).right());
      }
    }
    return right;
  }
}
