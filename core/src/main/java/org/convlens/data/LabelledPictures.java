package org.convlens.data;

import java.io.IOException;
import java.util.Objects;
import org.convlens.array.Volume;

/** Pictures of one size, each of a known class. Several threads may read at once. */
public interface LabelledPictures extends ClassedPictures {
  int channels();

  int height();

  int width();

  /**
   * Writes a picture's numbers, 0..255, in C order.
   *
   * @param target has room for channels × height × width numbers from {@code offset} on
   * @throws IOException with one line, if it cannot be read
   */
  void read(int index, float[] target, int offset) throws IOException;

  /**
   * @return channels × height × width, 0..255
   */
  @Override
  default Volume picture(int index) throws IOException {
    float[] values = new float[pictureSize()];
    read(index, values, 0);
    return Volume.of(channels(), height(), width(), values);
  }

  /** Numbers of one picture. */
  default int pictureSize() {
    return channels() * height() * width();
  }

  /** The pictures from one index until before another, in the same order. */
  default LabelledPictures part(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return from == 0 && to == size() ? this : new Part(this, from, to);
  }
}
