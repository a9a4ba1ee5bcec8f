package org.convlens.picture;

import java.util.List;

/** Curves over a common axis. */
public record Plot(String title, String xLabel, String yLabel, List<Series> series)
    implements Picture {
  public Plot {
    series = List.copyOf(series);
  }

  @Override
  public Plot titled(String other) {
    return new Plot(other, xLabel, yLabel, series);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.plot(this);
  }

  /**
   * @param dashed for what was held back, such as validation
   * @param x as many as y
   */
  public record Series(String name, List<Double> x, List<Double> y, boolean dashed) {
    public Series {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(x.size() + " x for " + y.size() + " y");
      }
    }
  }
}
