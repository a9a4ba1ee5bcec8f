package org.convlens.train.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.convlens.array.Shape;
import org.convlens.data.LabelledPictures;

/**
 * The training pictures, not augmented, as the layers at the beginning of a network make them; in
 * the set's order.
 */
final class SeenPictures {
  private static final String STOPPED = "stopped before anything was learned: nothing is written";

  private final Preparation by;
  private final List<UnaryOperator<double[]>> changes = new ArrayList<>();

  SeenPictures(Preparation by) {
    this.by = by;
  }

  /** A further layer changes them. */
  void change(UnaryOperator<double[]> change) {
    changes.add(change);
  }

  /** Of each of them. */
  Shape shape() {
    LabelledPictures set = by.training();
    return Shape.of(set.channels(), set.height(), set.width());
  }

  /** Cells of a channel. */
  int area() {
    return by.training().height() * by.training().width();
  }

  /**
   * Goes through all that can be read.
   *
   * @param what it is for, such as {@code means}
   * @param each takes the numbers of a picture, which nobody else looks at again
   * @return how many there were, at least one
   * @throws IOException if it was asked to stop, or none can be read, or one cannot and broken ones
   *     are not skipped
   */
  long each(String what, Consumer<double[]> each) throws IOException {
    LabelledPictures set = by.training();
    float[] pixels = new float[set.pictureSize()];
    long count = 0;
    by.progress().begin(what + " of the training pictures", set.size());
    try {
      for (int i = 0; i < set.size(); i++) {
        if (by.progress().cancelled()) {
          throw new IOException(STOPPED);
        }
        if (by.broken().reads(set, i, pixels)) {
          count++;
          each.accept(changed(pixels));
        }
        by.progress().advance(1, "");
      }
    } finally {
      by.progress().end();
    }
    if (count == 0) {
      throw new IOException("no picture of '" + set.name() + "' can be read");
    }
    return count;
  }

  /**
   * Long work without pictures.
   *
   * @param steps how often the work calls what it is given
   */
  <T> T work(String what, int steps, Function<Runnable, T> work) throws IOException {
    by.progress().begin(what, steps);
    try {
      return work.apply(
          () -> {
            if (by.progress().cancelled()) {
              throw new CancellationException(STOPPED);
            }
            by.progress().advance(1, "");
          });
    } catch (CancellationException e) {
      throw new IOException(STOPPED, e);
    } finally {
      by.progress().end();
    }
  }

  private double[] changed(float[] pixels) {
    float[] normal = by.preprocessing().normalise(pixels, by.training().channels(), area());
    double[] numbers = new double[normal.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = normal[i];
    }
    for (UnaryOperator<double[]> change : changes) {
      numbers = change.apply(numbers);
    }
    return numbers;
  }
}
