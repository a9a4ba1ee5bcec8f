package org.convlens.train.data;

import org.convlens.array.Volume;

/**
 * Random changes of a training picture, drawn anew each time it is seen, with the meaning of
 * Keras's {@code ImageDataGenerator}: rotated, shifted and zoomed about its centre, bilinear, the
 * border repeated; then perhaps mirrored.
 *
 * @param rotation the largest angle in degrees, either way
 * @param widthShift the largest shift as a share of the width, either way
 * @param heightShift the largest shift as a share of the height, either way
 * @param zoom each axis is stretched by 1 − zoom to 1 + zoom
 * @param horizontalFlip whether every other picture is mirrored
 */
public record Augmentation(
    double rotation, double widthShift, double heightShift, double zoom, boolean horizontalFlip) {
  /** Pictures stay as they are. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, false);

  /** A changed picture of the same size. */
  public Volume apply(Volume picture, SeededRandom random) {
    double angle = Math.toRadians(random.uniform(-rotation, rotation));
    double down = random.uniform(-heightShift, heightShift) * picture.height();
    double right = random.uniform(-widthShift, widthShift) * picture.width();
    double rows = random.uniform(1 - zoom, 1 + zoom);
    double columns = random.uniform(1 - zoom, 1 + zoom);
    boolean mirrored = random.uniform() < 0.5 && horizontalFlip;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double middleY = (picture.height() - 1) / 2.0;
    double middleX = (picture.width() - 1) / 2.0;
    return Volume.generate(
        picture.channels(),
        picture.height(),
        picture.width(),
        (c, y, x) -> {
          double v = (y - middleY) * rows + down;
          double u = ((mirrored ? picture.width() - 1 - x : x) - middleX) * columns + right;
          return sample(picture, c, cos * v - sin * u + middleY, sin * v + cos * u + middleX);
        });
  }

  private static float sample(Volume picture, int channel, double row, double column) {
    double y = Math.min(Math.max(row, 0), picture.height() - 1.0);
    double x = Math.min(Math.max(column, 0), picture.width() - 1.0);
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, picture.height() - 1);
    int right = Math.min(left + 1, picture.width() - 1);
    double dx = x - left;
    double above = picture.at(channel, top, left) * (1 - dx) + picture.at(channel, top, right) * dx;
    double below =
        picture.at(channel, bottom, left) * (1 - dx) + picture.at(channel, bottom, right) * dx;
    return (float) (above + (below - above) * (y - top));
  }
}
