package org.convlens.atlas.chart;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convlens.atlas.nearest.Nearest;

/**
 * How much vectors belong together: w + wᵀ − w · wᵀ of what their neighbours belong to them
 * (McInnes, Healy, Melville 2018). Symmetric; rows lie behind each other.
 *
 * @param starts where the rows begin, and one more
 * @param columns ascending in each row, without the row itself
 * @param weights more than 0, at most 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record FuzzyGraph(int[] starts, int[] columns, double[] weights) {

  /**
   * @param nearest of each vector, without itself
   */
  public static FuzzyGraph of(Nearest[] nearest) {
    Membership[] memberships = memberships(nearest);
    int n = nearest.length;
    int[] arriving = new int[n + 1];
    for (Nearest one : nearest) {
      for (int id : one.ids()) {
        arriving[id + 1]++;
      }
    }
    for (int i = 0; i < n; i++) {
      arriving[i + 1] += arriving[i];
    }
    int[] from = new int[arriving[n]];
    double[] weight = new double[from.length];
    int[] at = arriving.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < nearest[i].size(); k++) {
        int place = at[nearest[i].ids()[k]]++;
        from[place] = i;
        weight[place] = memberships[i].weight(nearest[i].distances()[k]);
      }
    }
    Union union = new Union(n, 2 * from.length);
    for (int i = 0; i < n; i++) {
      union.row(nearest[i], memberships[i], from, weight, arriving[i], arriving[i + 1]);
    }
    return union.graph();
  }

  /** Of each vector. */
  static Membership[] memberships(Nearest[] nearest) {
    double sum = 0;
    long count = 0;
    for (Nearest one : nearest) {
      for (float distance : one.distances()) {
        sum += distance;
      }
      count += one.size() + 1;
    }
    double whole = sum / Math.max(1, count);
    return Arrays.stream(nearest).map(one -> Membership.of(one, whole)).toArray(Membership[]::new);
  }

  public int size() {
    return starts.length - 1;
  }

  /** The sum of each row's weights. */
  double[] degrees() {
    double[] degrees = new double[size()];
    for (int i = 0; i < degrees.length; i++) {
      for (int at = starts[i]; at < starts[i + 1]; at++) {
        degrees[i] += weights[at];
      }
    }
    return degrees;
  }

  /** In which connected part each vector lies: the parts' numbers from 0, in order. */
  public int[] parts() {
    int[] part = new int[size()];
    Arrays.fill(part, -1);
    int[] waiting = new int[size()];
    int parts = 0;
    for (int first = 0; first < part.length; first++) {
      if (part[first] >= 0) {
        continue;
      }
      int left = 0;
      waiting[left++] = first;
      part[first] = parts;
      while (left > 0) {
        int i = waiting[--left];
        for (int at = starts[i]; at < starts[i + 1]; at++) {
          if (part[columns[at]] < 0) {
            part[columns[at]] = parts;
            waiting[left++] = columns[at];
          }
        }
      }
      parts++;
    }
    return part;
  }

  /** Rows that are put together one after the other. */
  private static final class Union {
    private final int[] starts;
    private final int[] columns;
    private final double[] weights;
    private int row;
    private int size;

    Union(int rows, int most) {
      this.starts = new int[rows + 1];
      this.columns = new int[most];
      this.weights = new double[most];
    }

    /** Those that it counts among its own, and those that count it among theirs, ascending. */
    void row(Nearest own, Membership membership, int[] from, double[] weight, int begin, int end) {
      int[] order =
          IntStream.range(0, own.size())
              .boxed()
              .sorted((a, b) -> Integer.compare(own.ids()[a], own.ids()[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      int k = 0;
      int at = begin;
      while (k < order.length || at < end) {
        int mine = k < order.length ? own.ids()[order[k]] : Integer.MAX_VALUE;
        int theirs = at < end ? from[at] : Integer.MAX_VALUE;
        double w = mine <= theirs ? membership.weight(own.distances()[order[k++]]) : 0;
        double v = theirs <= mine ? weight[at++] : 0;
        double both = w + v - w * v;
        if (both > 0) {
          columns[size] = Math.min(mine, theirs);
          weights[size++] = both;
        }
      }
      starts[++row] = size;
    }

    FuzzyGraph graph() {
      return new FuzzyGraph(starts, Arrays.copyOf(columns, size), Arrays.copyOf(weights, size));
    }
  }
}
