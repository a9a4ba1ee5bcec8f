package org.convlens.method.map;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Volume;

/** Which feature maps of a layer come first. */
public enum Ranking {
  INDEX,
  /** The largest mean activation. */
  MEAN,
  /** The largest activation of a single cell. */
  MAX,
  /** The largest Euclidean norm. */
  NORM,
  /** The largest variance over the cells. */
  VARIANCE,
  /** The largest contribution to the score: Σ over the cells of ∂y/∂A · A. */
  CONTRIBUTION;

  /** Whether the gradient of a score is needed. */
  boolean needsGradient() {
    return this == CONTRIBUTION;
  }

  /**
   * By what a map is ranked.
   *
   * @param map 1 × H × W
   * @param gradient of the score at the map
   */
  double of(Volume map, Optional<Volume> gradient) {
    return switch (this) {
      case INDEX -> 0;
      case MEAN -> map.mean();
      case MAX -> map.max();
      case NORM -> Math.sqrt(map.times(map).sum());
      case VARIANCE -> Math.pow(map.standardDeviation(), 2);
      case CONTRIBUTION -> map.times(gradient.orElseThrow()).sum();
    };
  }

  /** What {@link #of} gives for every channel. */
  double[] values(Volume maps, Optional<Volume> gradient) {
    return IntStream.range(0, maps.channels())
        .mapToDouble(c -> of(maps.channel(c), gradient.map(g -> g.channel(c))))
        .toArray();
  }

  /** The channels, the largest value first, equals in their order; NaN last. */
  List<Integer> sort(List<Integer> channels, double[] values) {
    Comparator<Integer> largest =
        Comparator.comparingDouble(
            c -> Double.isNaN(values[c]) ? Double.POSITIVE_INFINITY : -values[c]);
    return this == INDEX ? channels : channels.stream().sorted(largest).toList();
  }
}
