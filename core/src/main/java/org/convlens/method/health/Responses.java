package org.convlens.method.health;

import org.convlens.array.Volume;

/** What the filters of one layer said to all pictures so far. */
final class Responses {
  final Responder responder;
  private final long[] low;
  private final long[] high;
  private final float[] min;
  private final float[] max;
  private final Twins twins;
  private long cells;

  Responses(Responder responder, Twins twins) {
    this.responder = responder;
    this.twins = twins;
    int filters = responder.kernels().filters();
    low = new long[filters];
    high = new long[filters];
    min = new float[filters];
    max = new float[filters];
    java.util.Arrays.fill(min, Float.POSITIVE_INFINITY);
    java.util.Arrays.fill(max, Float.NEGATIVE_INFINITY);
  }

  /**
   * @param maps what enters the activation function, for one picture
   */
  void add(Volume maps) {
    Gate gate = responder.gate();
    int area = maps.area();
    for (int filter = 0; filter < low.length; filter++) {
      for (int i = filter * area; i < (filter + 1) * area; i++) {
        float value = maps.at(i);
        low[filter] += gate.isLow(value) ? 1 : 0;
        high[filter] += gate.isHigh(value) ? 1 : 0;
        min[filter] = Math.min(min[filter], value);
        max[filter] = Math.max(max[filter], value);
      }
    }
    twins.add(maps, gate);
    cells += area;
  }

  Twins twins() {
    return twins;
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
}
