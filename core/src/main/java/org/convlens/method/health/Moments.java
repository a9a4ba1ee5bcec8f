package org.convlens.method.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.convlens.array.ExactSum;
import org.convlens.array.Volume;

/**
 * Sums over the cells of two filters, from which their correlation follows. Those of a picture are
 * added up as they come, those of several pictures exactly, so that the order of pictures does not
 * matter.
 *
 * @param n cells
 */
record Moments(long n, ExactSum x, ExactSum y, ExactSum xx, ExactSum yy, ExactSum xy) {
  /** Of no cell. */
  static final Moments NONE =
      new Moments(0, ExactSum.ZERO, ExactSum.ZERO, ExactSum.ZERO, ExactSum.ZERO, ExactSum.ZERO);

  /** Of one picture. */
  static Moments of(Volume maps, Twins.Pair pair, Gate gate) {
    int area = maps.area();
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < area; i++) {
      double a = gate.passed(maps.at(pair.first() * area + i));
      double b = gate.passed(maps.at(pair.second() * area + i));
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    return new Moments(area, exact(x), exact(y), exact(xx), exact(yy), exact(xy));
  }

  private static ExactSum exact(double number) {
    return ExactSum.ZERO.plus(number);
  }

  Moments merge(Moments other) {
    return new Moments(
        n + other.n,
        x.plus(other.x),
        y.plus(other.y),
        xx.plus(other.xx),
        yy.plus(other.yy),
        xy.plus(other.xy));
  }

  void write(DataOutput to) throws IOException {
    to.writeLong(n);
    for (ExactSum sum : new ExactSum[] {x, y, xx, yy, xy}) {
      sum.write(to);
    }
  }

  static Moments read(DataInput from) throws IOException {
    return new Moments(
        from.readLong(),
        ExactSum.read(from),
        ExactSum.read(from),
        ExactSum.read(from),
        ExactSum.read(from),
        ExactSum.read(from));
  }

  /** Pearson's; 0 where one of the two never changes. */
  double correlation() {
    double a = x.value();
    double b = y.value();
    double spread = (xx.value() - a * a / n) * (yy.value() - b * b / n);
    return spread > 0 ? (xy.value() - a * b / n) / Math.sqrt(spread) : 0;
  }
}
