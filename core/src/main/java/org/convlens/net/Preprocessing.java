package org.convlens.net;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.array.Warp;

/**
 * From a picture (0..255) to what a network expects: resize, crop, reorder, then {@code (x · scale
 * − mean) / std} per channel.
 *
 * @param resize how the picture gets the network's size
 * @param channels in which order the network wants them
 * @param scale factor on 0..255, such as 1/255
 * @param mean one number, or one per channel in the network's order, in scaled units
 * @param std one number, or one per channel in the network's order, in scaled units
 * @param origin where this was learned, for example {@code the file's metadata} or {@code guessed}
 */
public record Preprocessing(
    Resize resize,
    Channels channels,
    double scale,
    List<Double> mean,
    List<Double> std,
    String origin) {
  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /** The order of the channels. */
  public enum Channels {
    RGB,
    BGR,
    GREY
  }

  /** How the picture gets the network's size. */
  public sealed interface Resize permits Stretch, ShortSide, CentralFraction {
    Volume apply(Volume picture, int height, int width);

    /** What is left of a picture of a size when it has the network's. */
    Seen seen(int tall, int wide, int height, int width);
  }

  /** The rectangle of a picture that a network sees, in the picture's own pixels. */
  public record Seen(double top, double left, double height, double width) {}

  /** The whole picture, stretched. */
  public record Stretch(Warp.Filter filter) implements Resize {
    @Override
    public Volume apply(Volume picture, int height, int width) {
      return Warp.pillow(picture, height, width, filter);
    }

    @Override
    public Seen seen(int tall, int wide, int height, int width) {
      return new Seen(0, 0, tall, wide);
    }
  }

  /**
   * The short side to a length, then the central part.
   *
   * @param length for an input of 224, usually 256
   */
  public record ShortSide(int length, Warp.Filter filter) implements Resize {
    @Override
    public Volume apply(Volume picture, int height, int width) {
      int shorter = Math.min(picture.height(), picture.width());
      int rows = side(picture.height(), shorter, height);
      int columns = side(picture.width(), shorter, width);
      return Warp.crop(
          Warp.pillow(picture, rows, columns, filter),
          before(rows, height),
          before(columns, width),
          height,
          width);
    }

    @Override
    public Seen seen(int tall, int wide, int height, int width) {
      int shorter = Math.min(tall, wide);
      double row = (double) tall / side(tall, shorter, height);
      double column = (double) wide / side(wide, shorter, width);
      return new Seen(
          before(side(tall, shorter, height), height) * row,
          before(side(wide, shorter, width), width) * column,
          height * row,
          width * column);
    }

    /** What a side becomes. */
    private int side(int from, int shorter, int least) {
      return Math.max(least, (int) ((long) length * from / shorter));
    }

    /** Pixels that are cut off before the central ones. */
    private static int before(int side, int central) {
      return (int) Math.rint((side - central) / 2.0);
    }
  }

  /**
   * The central part, then stretched.
   *
   * @param fraction of each side, such as 0.875
   */
  public record CentralFraction(double fraction, Warp.Filter filter) implements Resize {
    @Override
    public Volume apply(Volume picture, int height, int width) {
      int rows = part(picture.height());
      int columns = part(picture.width());
      Volume part =
          Warp.crop(
              picture,
              before(picture.height(), rows),
              before(picture.width(), columns),
              rows,
              columns);
      return Warp.pillow(part, height, width, filter);
    }

    @Override
    public Seen seen(int tall, int wide, int height, int width) {
      int rows = part(tall);
      int columns = part(wide);
      return new Seen(before(tall, rows), before(wide, columns), rows, columns);
    }

    private int part(int side) {
      return Math.max(1, (int) Math.round(side * fraction));
    }

    /** Pixels that are cut off before the central ones. */
    private static int before(int side, int central) {
      return (side - central) / 2;
    }
  }

  /** The part of the picture that the network sees, in its size, still 0..255, RGB or grey. */
  public Volume view(Volume picture, int height, int width) {
    Volume coloured = channels == Channels.GREY ? grey(picture) : colour(picture);
    boolean fits = coloured.height() == height && coloured.width() == width;
    return fits && resize instanceof Stretch ? coloured : resize.apply(coloured, height, width);
  }

  /** What the network is given, out of {@link #view}. */
  public Volume normalise(Volume view) {
    float[] numbers = normalise(view.toArray(), view.channels(), view.area());
    return Volume.of(view.channels(), view.height(), view.width(), numbers);
  }

  /**
   * The same of several views, one after the other in C order: (x · scale − mean) / std per
   * channel, in the network's order of channels.
   *
   * @param channels of each view
   * @param area cells of a channel
   */
  public float[] normalise(float[] views, int channels, int area) {
    boolean reversed = this.channels == Channels.BGR;
    float[] numbers = new float[views.length];
    for (int map = 0; map < views.length / area; map++) {
      int channel = map % channels;
      int from = (reversed ? map - channel + channels - 1 - channel : map) * area;
      double middle = pick(mean, channel);
      double spread = pick(std, channel);
      int to = map * area;
      if (spread == 1) {
        for (int i = 0; i < area; i++) {
          numbers[to + i] = (float) (views[from + i] * scale - middle);
        }
      } else {
        for (int i = 0; i < area; i++) {
          numbers[to + i] = (float) ((views[from + i] * scale - middle) / spread);
        }
      }
    }
    return numbers;
  }

  /**
   * The number of a picture that becomes 0 for the network, or the nearest in 0..255.
   *
   * @param channel of the picture, red first
   * @param channels of the picture
   */
  public float inputZero(int channel, int channels) {
    int from = this.channels == Channels.BGR ? channels - 1 - channel : channel;
    return (float) Math.min(Math.max(pick(mean, from) / scale, 0), 255);
  }

  /** The inverse of {@link #normalise}: 0..255, RGB or grey, not clipped. */
  public Volume restore(Volume input) {
    int last = input.channels() - 1;
    boolean reversed = channels == Channels.BGR;
    return Volume.generate(
        input.channels(),
        input.height(),
        input.width(),
        (c, y, x) -> {
          int from = reversed ? last - c : c;
          return (float) ((input.at(from, y, x) * pick(std, from) + pick(mean, from)) / scale);
        });
  }

  /** {@link #view} and {@link #normalise}. */
  public Volume apply(Volume picture, int height, int width) {
    return normalise(view(picture, height, width));
  }

  private static double pick(List<Double> values, int channel) {
    return values.get(Math.min(channel, values.size() - 1));
  }

  private static Volume colour(Volume picture) {
    return picture.channels() == 3
        ? picture
        : Volume.generate(3, picture.height(), picture.width(), (c, y, x) -> picture.at(0, y, x));
  }

  /** ITU-R 601 luma, rounded as Pillow does. */
  private static Volume grey(Volume picture) {
    if (picture.channels() == 1) {
      return picture;
    }
    return Volume.generate(
        1,
        picture.height(),
        picture.width(),
        (c, y, x) ->
            (float)
                Math.floor(
                    (picture.at(0, y, x) * 19595.0
                            + picture.at(1, y, x) * 38470.0
                            + picture.at(2, y, x) * 7471.0
                            + 32768)
                        / 65536));
  }

  /** The least and the greatest number that this can produce. */
  public double[] range() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < Math.max(mean.size(), std.size()); c++) {
      low = Math.min(low, -pick(mean, c) / pick(std, c));
      high = Math.max(high, (255 * scale - pick(mean, c)) / pick(std, c));
    }
    return new double[] {low, high};
  }
}
