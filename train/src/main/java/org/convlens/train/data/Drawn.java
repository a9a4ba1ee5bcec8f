package org.convlens.train.data;

/**
 * What was drawn for one look at a picture, in the words of Keras's {@code ImageDataGenerator}, and
 * a window and a blot besides.
 *
 * @param theta angle in degrees
 * @param tx pixels along the width
 * @param ty pixels along the height
 * @param shear slant in degrees
 * @param zx factor of the width
 * @param zy factor of the height
 * @param flipHorizontal whether left and right are exchanged
 * @param flipVertical whether top and bottom are exchanged
 * @param channelShift added to all colours
 * @param brightness factor of all colours
 * @param window rows and columns that the window is moved by
 * @param blot row and column of the blot's middle
 */
record Drawn(
    double theta,
    double tx,
    double ty,
    double shear,
    double zx,
    double zy,
    boolean flipHorizontal,
    boolean flipVertical,
    double channelShift,
    double brightness,
    Spot window,
    Spot blot) {
  /** Whole rows and columns. */
  record Spot(int row, int column) {
    static final Spot ORIGIN = new Spot(0, 0);
  }

  /** Whether the picture is sampled anew. */
  boolean moves() {
    return theta != 0 || tx != 0 || ty != 0 || shear != 0 || zx != 1 || zy != 1;
  }

  /**
   * Rotation · shift · shear · zoom of column and row, as Keras 3 multiplies them: where a pixel of
   * the changed picture, from the middle, lies in the one before. Two rows of row, column and 1.
   */
  double[] matrix() {
    double turn = theta * Math.PI / 180;
    double slant = shear * Math.PI / 180;
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double across = -StrictMath.sin(slant);
    double along = StrictMath.cos(slant);
    return new double[] {
      (sin * across + cos * along) * zy,
      sin * zx,
      sin * tx + cos * ty,
      (cos * across - sin * along) * zy,
      cos * zx,
      cos * tx - sin * ty
    };
  }
}
