package org.convlens.net;

import org.convlens.array.Shape;
import org.convlens.array.Volume;

/**
 * Where in its layer a network says its scores: at one place for the whole picture, at the cells of
 * a map (segmentation), or at boxes one after the other (detection).
 *
 * @param outer places whose numbers lie outside of those of the classes
 * @param classes how many numbers a place has
 * @param inner places whose numbers lie inside of those of the classes
 * @param rows of the map; of boxes, how many
 * @param columns of the map; 1 of boxes
 * @param map whether rows and columns are those of the picture
 */
public record Places(int outer, int classes, int inner, int rows, int columns, boolean map) {
  private static final int MAP_RANK = 4;

  /** All numbers at one place. */
  public static Places one(int classes) {
    return new Places(1, classes, 1, 1, 1, false);
  }

  /**
   * @param scores the layer's shape
   * @param axis along which the classes lie
   */
  public static Places along(Shape scores, int axis) {
    int classes = scores.axis(axis);
    int outer = 1;
    int inner = 1;
    int rows = 1;
    int columns = 1;
    for (int i = scores.hasBatch() ? 1 : 0; i < scores.rank(); i++) {
      if (i == classes) {
        continue;
      }
      int extent = scores.extent(i);
      outer *= i < classes ? extent : 1;
      inner *= i > classes ? extent : 1;
      rows *= columns;
      columns = extent;
    }
    boolean map = scores.hasBatch() && scores.rank() == MAP_RANK && outer * inner > 1;
    return new Places(
        outer, scores.extent(classes), inner, map ? rows : outer * inner, map ? columns : 1, map);
  }

  /** How many there are. */
  public int count() {
    return outer * inner;
  }

  /** Whether the scores are of the whole picture. */
  public boolean isOne() {
    return count() == 1;
  }

  /** Whether the places are boxes, or whatever else has no rows and columns. */
  public boolean isList() {
    return !map && !isOne();
  }

  /**
   * Where a number lies among all of the layer, in C order.
   *
   * @param place of a map row by row
   */
  public int at(int index, int place) {
    return (place / inner * classes + index) * inner + place % inner;
  }

  /** The class whose score is the largest at a place; the first of equals. */
  public int likeliest(Volume scores, int place) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (scores.at(at(c, place)) > scores.at(at(best, place))) {
        best = c;
      }
    }
    return best;
  }

  /** The scores of one place. */
  public Volume of(Volume scores, int place) {
    return Volume.generate(classes, 1, 1, (c, y, x) -> scores.at(at(c, place)));
  }
}
