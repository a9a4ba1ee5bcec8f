package org.convlens.train.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Preprocessing;

/** Pictures brought to mean 0 and deviation 1, channel by channel, over a whole set. */
public final class Standardisation {
  /** Added to deviations, as Keras does. */
  private static final double LEAST = 1e-6;

  private Standardisation() {}

  /**
   * The same preprocessing with the set's own means and deviations, as Keras's {@code
   * featurewise_center} and {@code featurewise_std_normalization} take them. It is the network's
   * from then on: later use sees pictures in the same way.
   *
   * @param set to learn from; pictures of whole numbers 0..255, whose sums are exact
   * @param unit whose scale and order of channels are kept
   * @param broken hears of pictures that cannot be read; they do not count
   * @throws IOException if one cannot be read and broken ones are not skipped, or none can
   */
  public static Preprocessing of(LabelledPictures set, Preprocessing unit, BrokenPictures broken)
      throws IOException {
    int channels = set.channels();
    int area = set.height() * set.width();
    long[] sums = new long[channels];
    long[] squares = new long[channels];
    float[] picture = new float[set.pictureSize()];
    long pictures = 0;
    for (int i = 0; i < set.size(); i++) {
      try {
        set.read(i, picture, 0);
      } catch (IOException e) {
        broken.add(set.name(i), e);
        continue;
      }
      pictures++;
      for (int p = 0; p < picture.length; p++) {
        long value = (long) picture[p];
        sums[p / area] += value;
        squares[p / area] += value * value;
      }
    }
    boolean reversed = unit.channels() == Preprocessing.Channels.BGR;
    if (pictures == 0) {
      throw new IOException("no picture of '" + set.name() + "' can be read");
    }
    double count = (double) pictures * area;
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      int from = reversed ? channels - 1 - c : c;
      double mean = sums[from] / count;
      means.add(mean * unit.scale());
      deviations.add(Math.sqrt(squares[from] / count - mean * mean) * unit.scale() + LEAST);
    }
    return new Preprocessing(
        unit.resize(),
        unit.channels(),
        unit.scale(),
        means,
        deviations,
        "measured on " + set.name());
  }
}
