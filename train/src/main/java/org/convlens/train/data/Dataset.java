package org.convlens.train.data;

import java.io.IOException;
import java.util.Objects;
import org.convlens.array.Volume;
import org.convlens.net.Labels;

/** Labelled pictures of one size. */
public interface Dataset {
  int channels();

  int height();

  int width();

  /** How many pictures. */
  int size();

  /** The names of the classes. */
  Labels labels();

  /** The class of a picture. */
  int label(int index);

  /** A picture, 0..255. */
  Volume picture(int index) throws IOException;

  /**
   * Writes a picture's numbers, 0..255, in C order.
   *
   * @param target has room for channels × height × width numbers from {@code offset} on
   */
  default void read(int index, float[] target, int offset) throws IOException {
    float[] values = picture(index).toArray();
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /** 16 hexadecimal digits that tell these pictures and labels from others. */
  String fingerprint();

  /** Numbers of one picture. */
  default int pictureSize() {
    return channels() * height() * width();
  }

  /** The pictures from one index until before another, in the same order. */
  default Dataset part(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return from == 0 && to == size() ? this : new Part(this, from, to);
  }
}
