package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.task.Progress;

/**
 * The probability of the class while a picture turns into another one, the most important pixels
 * first.
 *
 * @param fractions of the pixels that have changed, from 0 to 1, ascending
 * @param probabilities at each of them; of a regression, its values
 */
public record Curve(List<Double> fractions, List<Double> probabilities) {
  public Curve {
    fractions = List.copyOf(fractions);
    probabilities = List.copyOf(probabilities);
  }

  /** From one picture to another in so many steps of equally many pixels. */
  static Curve between(
      Confidence confidence,
      Volume from,
      Volume to,
      PlaceRanking ranking,
      int steps,
      Progress progress) {
    Mixture mixture = new Mixture(from, to, ranking);
    double[] values =
        confidence.of(steps + 1, k -> mixture.at(pixels(ranking, k, steps)), progress);
    List<Double> fractions = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int k = 0; k <= steps; k++) {
      fractions.add((double) pixels(ranking, k, steps) / ranking.size());
      probabilities.add(values[k]);
    }
    return new Curve(fractions, probabilities);
  }

  private static int pixels(PlaceRanking ranking, int step, int steps) {
    return (int) Math.round((double) step * ranking.size() / steps);
  }

  /** The area beneath it, by trapezoids over the fractions: the mean probability on the way. */
  public double area() {
    double area = 0;
    for (int i = 1; i < fractions.size(); i++) {
      double width = fractions.get(i) - fractions.get(i - 1);
      area += width * (probabilities.get(i) + probabilities.get(i - 1)) / 2;
    }
    return area;
  }

  /** One picture whose first pixels of a ranking are another's. */
  private record Mixture(Volume from, Volume to, PlaceRanking ranking) {
    Volume at(int pixels) {
      float[] values = from.toArray();
      int area = to.area();
      for (int k = 0; k < pixels; k++) {
        for (int i = ranking.order()[k]; i < values.length; i += area) {
          values[i] = to.at(i);
        }
      }
      return Volume.of(from.channels(), to.height(), to.width(), values);
    }
  }
}
