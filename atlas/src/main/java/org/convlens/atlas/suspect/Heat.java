package org.convlens.atlas.suspect;

import org.convlens.array.Volume;
import org.convlens.array.Warp;

/** Maps of attribution made comparable: smaller, and of length 1 (Lapuschkin et al. 2019). */
public final class Heat {
  private Heat() {}

  /**
   * Means over the areas that the cells of a smaller map cover, then divided by the root of the sum
   * of squares. A map of zeros stays one.
   *
   * @param map row by row; what is not finite counts as 0
   * @param side rows and columns of what comes out; a smaller map keeps its own
   */
  public static float[] of(float[] map, int height, int width, int side) {
    Volume finite = Volume.of(1, height, width, map).map(v -> Float.isFinite(v) ? v : 0);
    float[] heat = Warp.area(finite, Math.min(side, height), Math.min(side, width)).toArray();
    double squares = 0;
    for (float value : heat) {
      squares += (double) value * value;
    }
    for (int i = 0; i < heat.length && squares > 0; i++) {
      heat[i] = (float) (heat[i] / Math.sqrt(squares));
    }
    return heat;
  }
}
