package org.convlens.train.data;

import org.convlens.array.Volume;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/**
 * Random changes of a training picture, drawn anew each time it is seen, with the meaning of
 * Keras's {@code ImageDataGenerator}: rotated, shifted and zoomed about its centre, bilinear, the
 * border repeated; then perhaps mirrored.
 */
public record Augmentation(
    @Knob(value = "largest random angle in degrees, either way", from = 0, to = 180)
        double rotation,
    @Knob(value = "largest random shift as a share of the width, either way", from = 0, to = 1)
        double widthShift,
    @Knob(value = "largest random shift as a share of the height, either way", from = 0, to = 1)
        double heightShift,
    @Knob(value = "each axis is stretched by 1 less to 1 and this share", from = 0, to = 0.99)
        double zoom,
    @Knob("whether every other picture is mirrored") boolean horizontalFlip) {
  /** Pictures stay as they are. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, false);

  public Augmentation {
    Knobs.validate(Augmentation.class, rotation, widthShift, heightShift, zoom, horizontalFlip);
  }

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
