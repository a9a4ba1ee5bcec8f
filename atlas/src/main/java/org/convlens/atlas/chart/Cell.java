package org.convlens.atlas.chart;

/**
 * What lies in one cell of a map.
 *
 * @param side cells along a side of the map at this zoom
 * @param row from 0 at the top
 * @param column from 0 at the left
 * @param count samples in it
 * @param mean of their vectors
 * @param nearest the samples whose vectors are nearest to the mean, the nearest first
 * @param effect of the mean on each class, as {@link ClassEffect} says
 */
@SuppressWarnings("ArrayRecordComponent")
public record Cell(
    int side, int row, int column, int count, float[] mean, int[] nearest, double[] effect) {

  /** The class that it speaks for most; −1 where effects are not known. */
  public int strongest() {
    int best = -1;
    for (int c = 0; c < effect.length; c++) {
      if (best < 0 || effect[c] > effect[best]) {
        best = c;
      }
    }
    return best;
  }
}
