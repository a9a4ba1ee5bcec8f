package org.convlens.net;

import java.util.BitSet;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The fewest and the most rows and columns of the picture that units of a layer see. */
record Sizes(int fewestRows, int mostRows, int fewestColumns, int mostColumns) {
  /**
   * @param ways on which the layer sees the picture, in one channel
   */
  static Sizes of(List<Way> ways) {
    if (ways.isEmpty()) {
      return new Sizes(0, 0, 0, 0);
    }
    return of(
        lengths(ways, Way::rows, seeing(ways, Way::columns)),
        lengths(ways, Way::columns, seeing(ways, Way::rows)));
  }

  private static Sizes of(IntSummaryStatistics rows, IntSummaryStatistics columns) {
    return new Sizes(rows.getMin(), rows.getMax(), columns.getMin(), columns.getMax());
  }

  private static int distinct(List<Way> ways, Function<Way, Ranges> axis) {
    return ways.stream().mapToInt(way -> axis.apply(way).distinct()).max().orElse(0);
  }

  /** On which of the ways units along an axis see something, each set once. */
  private static Set<BitSet> seeing(List<Way> ways, Function<Way, Ranges> axis) {
    Set<BitSet> sets = new HashSet<>();
    for (int unit = 0; unit < distinct(ways, axis); unit++) {
      BitSet seeing = new BitSet();
      for (int way = 0; way < ways.size(); way++) {
        seeing.set(way, !axis.apply(ways.get(way)).isNothing(unit));
      }
      sets.add(seeing);
    }
    return sets;
  }

  /**
   * How much units along an axis see.
   *
   * @param across the sets of ways on which units along the other axis see something
   */
  private static IntSummaryStatistics lengths(
      List<Way> ways, Function<Way, Ranges> axis, Set<BitSet> across) {
    IntSummaryStatistics lengths = new IntSummaryStatistics();
    for (int unit = 0; unit < distinct(ways, axis); unit++) {
      for (BitSet seeing : across) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int way = seeing.nextSetBit(0); way >= 0; way = seeing.nextSetBit(way + 1)) {
          first = Math.min(first, axis.apply(ways.get(way)).first(unit));
          last = Math.max(last, axis.apply(ways.get(way)).last(unit));
        }
        lengths.accept(last < 0 ? 0 : last - first + 1);
      }
    }
    return lengths;
  }
}
