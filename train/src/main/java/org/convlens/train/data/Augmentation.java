package org.convlens.train.data;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;

/**
 * Random changes of a training picture, drawn anew each time it is seen, with the meaning of
 * Keras's {@code ImageDataGenerator}. All together are one change, for which the picture is sampled
 * once: bilinear, the border repeated.
 */
public record Augmentation(
    @KnobGroup Turn turn,
    @KnobGroup Shift shift,
    @KnobGroup Stretch stretch,
    @KnobGroup Mirror mirror) {
  /** Pictures stay as they are. */
  public static final Augmentation NONE =
      new Augmentation(new Turn(0), new Shift(0, 0), new Stretch(0), new Mirror(false));

  public Augmentation {
    Knobs.validate(Augmentation.class, turn, shift, stretch, mirror);
  }

  public Augmentation turn(double rotation) {
    return new Augmentation(new Turn(rotation), shift, stretch, mirror);
  }

  public Augmentation shift(double width, double height) {
    return new Augmentation(turn, new Shift(width, height), stretch, mirror);
  }

  public Augmentation zoom(double zoom) {
    return new Augmentation(turn, shift, new Stretch(zoom), mirror);
  }

  public Augmentation mirrored() {
    return new Augmentation(turn, shift, stretch, new Mirror(true));
  }

  /** In the order in which they are drawn; a pixel is led back through the last one first. */
  private List<Change> changes() {
    return List.of(turn, shift, stretch, mirror);
  }

  /** A changed picture of the same size. */
  public Volume apply(Volume picture, SeededRandom random) {
    List<Change.Motion> motions =
        changes().stream().map(c -> c.draw(picture.height(), picture.width(), random)).toList();
    double middleY = (picture.height() - 1) / 2.0;
    double middleX = (picture.width() - 1) / 2.0;
    return Volume.generate(
        picture.channels(),
        picture.height(),
        picture.width(),
        (c, y, x) -> {
          double[] point = {y - middleY, x - middleX};
          for (int i = motions.size() - 1; i >= 0; i--) {
            motions.get(i).back(point);
          }
          return sample(picture, c, point[0] + middleY, point[1] + middleX);
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
