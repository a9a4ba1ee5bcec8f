package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** A window of the picture's own size, somewhere on the picture with a border around it. */
public record Crop(
    @Knob(
            value =
                "pixels of border on all sides of the picture, within which the window is drawn",
            from = 0,
            to = 1000)
        int cropPadding,
    @Knob(value = "what the border is made of", needs = "crop-padding>0") Around cropBorder) {
  /** The window lies on the picture. */
  public static final Crop NONE = new Crop(0, Around.ZERO);

  public Crop {
    Knobs.validate(Crop.class, cropPadding, cropBorder);
  }

  /**
   * Which row (or column) of a picture each row of the window shows.
   *
   * @param moved rows that the window is moved by
   * @param backwards whether the last one comes first
   * @return −1 for black ones
   */
  int[] lines(int side, int moved, boolean backwards) {
    int[] lines = new int[side];
    for (int i = 0; i < side; i++) {
      int line = (backwards ? side - 1 - i : i) + moved;
      boolean beside = line < 0 || line >= side;
      lines[i] = !beside ? line : cropBorder == Around.REFLECT ? reflected(line, side) : -1;
    }
    return lines;
  }

  private static int reflected(int line, int side) {
    if (side == 1) {
      return 0;
    }
    int folded = Math.floorMod(line, 2 * side - 2);
    return folded < side ? folded : 2 * side - 2 - folded;
  }

  /** What a border is made of. */
  public enum Around {
    /** Black. */
    ZERO,
    /** The picture mirrored at its outermost pixels, which are not repeated. */
    REFLECT
  }
}
