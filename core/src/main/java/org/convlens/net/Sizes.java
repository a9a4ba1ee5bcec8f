package org.convlens.net;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.net.ReceptiveField.Box;

/** The fewest and the most rows and columns of the picture that units of a layer see. */
record Sizes(int fewestRows, int mostRows, int fewestColumns, int mostColumns) {
  /**
   * @param ways on which the layer sees the picture, in one channel
   */
  static Sizes of(List<Way> ways) {
    if (ways.isEmpty()) {
      return new Sizes(0, 0, 0, 0);
    }
    Ranges rows = ways.get(0).rows();
    Ranges columns = ways.get(0).columns();
    if (ways.size() == 1) {
      return of(lengths(rows), lengths(columns));
    }
    IntSummaryStatistics heights = new IntSummaryStatistics();
    IntSummaryStatistics widths = new IntSummaryStatistics();
    for (int y = 0; y < rows.units(); y++) {
      for (int x = 0; x < columns.units(); x++) {
        Box box = Way.box(ways, y, x);
        heights.accept(box.height());
        widths.accept(box.width());
      }
    }
    return of(heights, widths);
  }

  private static Sizes of(IntSummaryStatistics rows, IntSummaryStatistics columns) {
    return new Sizes(rows.getMin(), rows.getMax(), columns.getMin(), columns.getMax());
  }

  private static IntSummaryStatistics lengths(Ranges ranges) {
    return IntStream.range(0, ranges.units())
        .map(unit -> ranges.isNothing(unit) ? 0 : ranges.last(unit) - ranges.first(unit) + 1)
        .summaryStatistics();
  }
}
