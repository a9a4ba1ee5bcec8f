package org.convlens.picture.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The range of an axis and its round ticks.
 *
 * @param step between ticks: 1, 2 or 5 times a power of ten
 */
record Axis(double min, double max, double step) {
  /**
   * Holds all finite values with a little room; begins at zero where that is near.
   *
   * @param ticks about as many
   * @param exact without room at the ends
   */
  static Axis of(DoubleStream values, int ticks, boolean exact) {
    double[] finite = values.filter(Double::isFinite).toArray();
    double low = DoubleStream.of(finite).min().orElse(0);
    double high = DoubleStream.of(finite).max().orElse(1);
    if (high - low <= Math.ulp(high) * 16) {
      double room = low == 0 ? 1 : Math.abs(low) * 0.1;
      low -= room;
      high += room;
    } else if (!exact) {
      double room = (high - low) * 0.05;
      boolean fromZero = low >= 0 && low < 0.3 * high;
      low = fromZero ? 0 : low - room;
      high += room;
    }
    return new Axis(low, high, round((high - low) / ticks));
  }

  /** The next larger of 1, 2, 5, 10 ... */
  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double times = step / power;
    return power * (times <= 1.0001 ? 1 : times <= 2.0001 ? 2 : times <= 5.0001 ? 5 : 10);
  }

  /** No ticks between whole numbers. */
  Axis whole() {
    return new Axis(min, max, Math.max(1, step));
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(min / step - 1e-9);
    for (int i = 0; i < 100; i++) {
      double tick = (first + i) * step;
      if (tick > max + step * 1e-9) {
        break;
      }
      ticks.add(tick);
    }
    return ticks;
  }

  /** 0 at the lower end, 1 at the upper. */
  double fraction(double value) {
    return (value - min) / (max - min);
  }
}
