package org.convlens.method.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convlens.array.Volume;

/** What the filters of one layer said to some pictures. */
final class Responses {
  private final long cells;
  private final long[] low;
  private final long[] high;
  private final float[] min;
  private final float[] max;
  private final List<Moments> moments;

  private Responses(
      long cells, long[] low, long[] high, float[] min, float[] max, List<Moments> moments) {
    this.cells = cells;
    this.low = low;
    this.high = high;
    this.min = min;
    this.max = max;
    this.moments = moments;
  }

  /** To no picture. */
  static Responses none(int filters, Twins twins) {
    float[] min = new float[filters];
    float[] max = new float[filters];
    Arrays.fill(min, Float.POSITIVE_INFINITY);
    Arrays.fill(max, Float.NEGATIVE_INFINITY);
    List<Moments> moments = twins.pairs().stream().map(pair -> Moments.NONE).toList();
    return new Responses(0, new long[filters], new long[filters], min, max, moments);
  }

  /**
   * To one picture.
   *
   * @param maps what enters the activation function
   */
  static Responses of(Volume maps, Gate gate, Twins twins) {
    int area = maps.area();
    Responses all = none(maps.channels(), twins);
    for (int filter = 0; filter < maps.channels(); filter++) {
      int low = 0;
      int high = 0;
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = filter * area; i < (filter + 1) * area; i++) {
        float value = maps.at(i);
        low += gate.isLow(value) ? 1 : 0;
        high += gate.isHigh(value) ? 1 : 0;
        // Of equals Math knows 0 from -0; what is no number stays.
        if (!(value > least)) {
          least = Math.min(least, value);
        }
        if (!(value < most)) {
          most = Math.max(most, value);
        }
      }
      all.low[filter] = low;
      all.high[filter] = high;
      all.min[filter] = least;
      all.max[filter] = most;
    }
    List<Moments> moments =
        twins.pairs().stream().map(pair -> Moments.of(maps, pair, gate)).toList();
    return new Responses(area, all.low, all.high, all.min, all.max, moments);
  }

  /** To the pictures of both. */
  Responses merge(Responses other) {
    int filters = low.length;
    long[] lows = new long[filters];
    long[] highs = new long[filters];
    float[] least = new float[filters];
    float[] most = new float[filters];
    for (int filter = 0; filter < filters; filter++) {
      lows[filter] = low[filter] + other.low[filter];
      highs[filter] = high[filter] + other.high[filter];
      least[filter] = Math.min(min[filter], other.min[filter]);
      most[filter] = Math.max(max[filter], other.max[filter]);
    }
    List<Moments> both = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      both.add(moments.get(i).merge(other.moments.get(i)));
    }
    return new Responses(cells + other.cells, lows, highs, least, most, both);
  }

  void write(DataOutput to) throws IOException {
    to.writeLong(cells);
    for (int filter = 0; filter < low.length; filter++) {
      to.writeLong(low[filter]);
      to.writeLong(high[filter]);
      to.writeFloat(min[filter]);
      to.writeFloat(max[filter]);
    }
    for (Moments pair : moments) {
      pair.write(to);
    }
  }

  static Responses read(DataInput from, int filters, Twins twins) throws IOException {
    Responses none = none(filters, twins);
    long cells = from.readLong();
    for (int filter = 0; filter < filters; filter++) {
      none.low[filter] = from.readLong();
      none.high[filter] = from.readLong();
      none.min[filter] = from.readFloat();
      none.max[filter] = from.readFloat();
    }
    List<Moments> moments = new ArrayList<>();
    for (int pair = 0; pair < none.moments.size(); pair++) {
      moments.add(Moments.read(from));
    }
    return new Responses(cells, none.low, none.high, none.min, none.max, moments);
  }

  /** The share of cells at the lower end. */
  double low(int filter) {
    return (double) low[filter] / cells;
  }

  /** The share of cells at the upper end. */
  double high(int filter) {
    return (double) high[filter] / cells;
  }

  /** Whether every cell of every picture said the same. */
  boolean isConstant(int filter) {
    return min[filter] == max[filter];
  }

  float max(int filter) {
    return max[filter];
  }

  /** How the activations of a pair of twins correlate. */
  double correlation(int pair) {
    return moments.get(pair).correlation();
  }
}
