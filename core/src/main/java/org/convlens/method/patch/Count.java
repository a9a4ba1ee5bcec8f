package org.convlens.method.patch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.array.ExactSum;
import org.convlens.array.Volume;
import org.jspecify.annotations.Nullable;

/**
 * What all cells of a channel said to some pictures. What is no number is left out.
 *
 * @param cells how many
 * @param active how many said more than 0
 */
record Count(long cells, long active, float min, float max, ExactSum sum, ExactSum squares) {
  static final Count NONE =
      new Count(
          0, 0, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, ExactSum.ZERO, ExactSum.ZERO);

  /** Of one picture, added up in the order of its cells. */
  static Count of(Volume maps, int channel) {
    long cells = 0;
    long active = 0;
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    for (int i = channel * maps.area(); i < (channel + 1) * maps.area(); i++) {
      float value = maps.at(i);
      if (Float.isFinite(value)) {
        cells++;
        active += value > 0 ? 1 : 0;
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        squares += (double) value * value;
      }
    }
    return new Count(cells, active, min, max, ExactSum.ZERO.plus(sum), ExactSum.ZERO.plus(squares));
  }

  Count merge(Count other) {
    return new Count(
        cells + other.cells,
        active + other.active,
        Math.min(min, other.min),
        Math.max(max, other.max),
        sum.plus(other.sum),
        squares.plus(other.squares));
  }

  Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    double mean = cells == 0 ? 0 : sum.value() / cells;
    double spread = cells == 0 ? 0 : squares.value() / cells - mean * mean;
    facts.put("cells", cells);
    facts.put("min", cells == 0 ? null : min);
    facts.put("max", cells == 0 ? null : max);
    facts.put("mean", mean);
    facts.put("deviation", Math.sqrt(Math.max(0, spread)));
    facts.put("active", cells == 0 ? 0.0 : (double) active / cells);
    return facts;
  }
}
