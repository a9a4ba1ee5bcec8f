package org.convlens.method.patch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
public record Count(long cells, long active, float min, float max, ExactSum sum, ExactSum squares) {
  /** Of no cell. */
  public static final Count NONE =
      new Count(
          0, 0, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, ExactSum.ZERO, ExactSum.ZERO);

  /** Of one picture, added up in the order of its cells. */
  public static Count of(Volume maps, int channel) {
    return NONE.plus(maps, channel);
  }

  /** With the cells of one more picture, which are added up in their order. */
  public Count plus(Volume maps, int channel) {
    long finite = 0;
    long above = 0;
    float least = min;
    float most = max;
    double own = 0;
    double ownSquares = 0;
    for (int i = channel * maps.area(); i < (channel + 1) * maps.area(); i++) {
      float value = maps.at(i);
      if (Float.isFinite(value)) {
        finite++;
        above += value > 0 ? 1 : 0;
        least = Math.min(least, value);
        most = Math.max(most, value);
        own += value;
        ownSquares += (double) value * value;
      }
    }
    return new Count(
        cells + finite, active + above, least, most, sum.plus(own), squares.plus(ownSquares));
  }

  /** Of the cells of both. */
  public Count merge(Count other) {
    return new Count(
        cells + other.cells,
        active + other.active,
        Math.min(min, other.min),
        Math.max(max, other.max),
        sum.plus(other.sum),
        squares.plus(other.squares));
  }

  /** Writes it, the same bytes however it was put together. */
  public void write(DataOutput to) throws IOException {
    to.writeLong(cells);
    to.writeLong(active);
    to.writeFloat(min);
    to.writeFloat(max);
    sum.write(to);
    squares.write(to);
  }

  /** What {@link #write} wrote. */
  public static Count read(DataInput from) throws IOException {
    return new Count(
        from.readLong(),
        from.readLong(),
        from.readFloat(),
        from.readFloat(),
        ExactSum.read(from),
        ExactSum.read(from));
  }

  /** The mean over all cells; 0 where there is none. */
  public double mean() {
    return cells == 0 ? 0 : sum.value() / cells;
  }

  /** The standard deviation over all cells; 0 where there is none. */
  public double deviation() {
    double mean = mean();
    double spread = cells == 0 ? 0 : squares.value() / cells - mean * mean;
    return Math.sqrt(Math.max(0, spread));
  }

  /** What it comes to, for programs. */
  public Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("cells", cells);
    facts.put("min", cells == 0 ? null : min);
    facts.put("max", cells == 0 ? null : max);
    facts.put("mean", mean());
    facts.put("deviation", deviation());
    facts.put("active", cells == 0 ? 0.0 : (double) active / cells);
    return facts;
  }
}
