package org.convlens.picture.drawing;

import java.util.ArrayList;
import java.util.List;
import org.convlens.picture.Diagram.Box;

/**
 * How far each box is from the beginning along the longest way, and the boxes at each distance.
 *
 * @param of rank by box
 * @param rows boxes by rank
 */
record Ranks(int[] of, List<List<Integer>> rows) {
  static Ranks of(List<Box> boxes) {
    int[] ranks = new int[boxes.size()];
    List<List<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < ranks.length; i++) {
      for (int input : boxes.get(i).inputs()) {
        if (input < 0 || input >= i) {
          throw new IllegalArgumentException("box " + i + " has input " + input);
        }
        ranks[i] = Math.max(ranks[i], ranks[input] + 1);
      }
      while (rows.size() <= ranks[i]) {
        rows.add(new ArrayList<>());
      }
      rows.get(ranks[i]).add(i);
    }
    return new Ranks(ranks, rows);
  }

  /**
   * Where the ranks are divided into columns: the first rank of each. A cut lies where all arrows
   * that cross it come from one box; only if there is no such place far and wide, anywhere.
   */
  List<Integer> cuts(List<Box> boxes, int most) {
    List<Integer> cuts = new ArrayList<>(List.of(0));
    int from = 0;
    while (rows.size() - from > most) {
      int cut = from + most;
      while (cut > from + most / 2 && sources(boxes, cut) > 1) {
        cut--;
      }
      if (sources(boxes, cut) > 1) {
        cut = from + most;
        int last = Math.min(rows.size(), from + 4 * most);
        while (cut < last && sources(boxes, cut) > 1) {
          cut++;
        }
        cut = cut < rows.size() && cut == last ? from + most : cut;
      }
      if (rows.size() - cut <= most / 6) {
        break;
      }
      cuts.add(cut);
      from = cut;
    }
    return cuts;
  }

  /** How many boxes above a rank send arrows to it or beyond. */
  private long sources(List<Box> boxes, int rank) {
    return java.util.stream.IntStream.range(0, boxes.size())
        .filter(i -> of[i] >= rank)
        .flatMap(i -> boxes.get(i).inputs().stream().mapToInt(Integer::intValue))
        .filter(input -> of[input] < rank)
        .distinct()
        .count();
  }
}
