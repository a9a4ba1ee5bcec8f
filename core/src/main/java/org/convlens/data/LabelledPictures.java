package org.convlens.data;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.convlens.array.Volume;

/** Pictures of one size, each of a known class. */
public interface LabelledPictures extends Pictures {
  int channels();

  int height();

  int width();

  /** The names of the classes. */
  List<String> classes();

  /** The class of a picture: its place among the classes. */
  int label(int index);

  /**
   * @return channels × height × width, 0..255
   */
  @Override
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
  default LabelledPictures part(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return from == 0 && to == size() ? this : new Part(this, from, to);
  }
}
