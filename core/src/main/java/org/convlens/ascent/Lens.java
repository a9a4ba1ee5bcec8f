package org.convlens.ascent;

import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.task.UsageException;

/**
 * From pictures 0..1 to what a network is given, and gradients the other way: the network's own
 * preprocessing, which is a factor and a number to add for each channel, and the channels' order.
 */
public final class Lens {
  private final int channels;
  private final int height;
  private final int width;
  private final boolean reversed;
  private final float[] gain;
  private final float[] offset;

  /**
   * @throws UsageException if the network takes neither grey nor colour pictures
   */
  public Lens(Model model) {
    var shape = model.graph().inputShape();
    Preprocessing preprocessing = model.preprocessing();
    this.channels = shape.channels();
    this.height = shape.height();
    this.width = shape.width();
    if (channels != 1 && channels != 3) {
      throw new UsageException(
          "pictures of " + channels + " channels: portraits are drawn in grey or in colour");
    }
    this.reversed = preprocessing.channels() == Preprocessing.Channels.BGR && channels == 3;
    Volume black = preprocessing.normalise(Volume.zeros(channels, 1, 1));
    Volume white = preprocessing.normalise(Volume.zeros(channels, 1, 1).map(v -> 255));
    this.offset = black.toArray();
    this.gain = white.minus(black).toArray();
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** The network's input for a view 0..1. */
  public Volume input(float[] view) {
    float[] input = new float[view.length];
    int area = height * width;
    Chunks.each(
        area,
        (from, to) -> {
          for (int c = 0; c < channels; c++) {
            int shift = (other(c) - c) * area;
            for (int i = c * area + from; i < c * area + to; i++) {
              input[i] = gain[c] * view[i + shift] + offset[c];
            }
          }
        });
    return Volume.of(channels, height, width, input);
  }

  /** The network's input for all of a picture 0..1 of any size. */
  public Volume whole(Volume picture) {
    boolean fits = picture.height() == height && picture.width() == width;
    return input((fits ? picture : Warp.area(picture, height, width)).toArray());
  }

  /** A gradient at the input as one at the view. */
  public float[] pull(Volume slope) {
    float[] given = slope.toArray();
    float[] view = new float[given.length];
    int area = height * width;
    Chunks.each(
        area,
        (from, to) -> {
          for (int c = 0; c < channels; c++) {
            int shift = (other(c) - c) * area;
            for (int i = c * area + from; i < c * area + to; i++) {
              view[i + shift] = gain[c] * given[i];
            }
          }
        });
    return view;
  }

  /** The picture's channel for one of the network's, and the other way round. */
  private int other(int channel) {
    return reversed ? channels - 1 - channel : channel;
  }
}
