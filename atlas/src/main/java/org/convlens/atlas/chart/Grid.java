package org.convlens.atlas.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.task.UsageException;

/**
 * A map cut into cells, at several zooms.
 *
 * @param sides cells along a side at each zoom, the coarsest first
 * @param least samples of a cell at least; cells of fewer are left out
 * @param shown how many of a cell's samples stand for it
 */
public record Grid(List<Integer> sides, int least, int shown) {
  /** 10, 20 and 40 cells along a side, of 5 samples at least, 4 of them shown. */
  public static final Grid DEFAULT = new Grid(List.of(10, 20, 40), 5, 4);

  private static final int MOST = 400;

  public Grid {
    sides = List.copyOf(sides);
    if (sides.isEmpty() || sides.stream().anyMatch(s -> s < 1 || s > MOST)) {
      throw new UsageException("grid " + sides + ": give 1 to " + MOST + " cells along a side");
    }
    if (least < 1 || shown < 1) {
      throw new UsageException(
          "grid with cells of %d samples, %d shown: give at least 1".formatted(least, shown));
    }
  }

  /**
   * @param vectors of the samples, as the layer says them
   * @return the coarsest first, row by row
   */
  public List<Cell> cells(Plane plane, float[][] vectors, ClassEffect effect) {
    if (plane.size() != vectors.length) {
      throw new UsageException(
          "%d points for %d vectors: give a point a vector"
              .formatted(plane.size(), vectors.length));
    }
    List<Cell> cells = new ArrayList<>();
    for (int side : sides) {
      int[] places = new int[plane.size()];
      Arrays.setAll(places, i -> place(plane.y()[i], side) * side + place(plane.x()[i], side));
      for (int[] members : members(places, side * side)) {
        if (members.length >= least) {
          cells.add(cell(side, places[members[0]], members, vectors, effect));
        }
      }
    }
    return cells;
  }

  private static int place(float at, int side) {
    return Math.max(0, Math.min(side - 1, (int) (at * side)));
  }

  private static int[][] members(int[] places, int cells) {
    int[] counts = new int[cells];
    for (int place : places) {
      counts[place]++;
    }
    int[][] members = new int[cells][];
    Arrays.setAll(members, c -> new int[counts[c]]);
    int[] next = new int[cells];
    for (int i = 0; i < places.length; i++) {
      members[places[i]][next[places[i]]++] = i;
    }
    return members;
  }

  private Cell cell(int side, int place, int[] members, float[][] vectors, ClassEffect effect) {
    double[] sum = new double[vectors[0].length];
    for (int member : members) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += vectors[member][k];
      }
    }
    float[] mean = new float[sum.length];
    for (int k = 0; k < sum.length; k++) {
      mean[k] = (float) (sum[k] / members.length);
    }
    double[] squares = new double[members.length];
    Arrays.setAll(squares, i -> square(vectors[members[i]], mean));
    int[] nearest =
        IntStream.range(0, members.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> squares[i]).thenComparing(i -> i))
            .limit(shown)
            .mapToInt(i -> members[i])
            .toArray();
    return new Cell(
        side, place / side, place % side, members.length, mean, nearest, effect.of(mean));
  }

  private static double square(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
    }
    return sum;
  }
}
