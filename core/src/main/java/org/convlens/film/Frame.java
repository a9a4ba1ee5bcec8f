package org.convlens.film;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.net.History;

/**
 * One moment of a training.
 *
 * @param step how many steps of the optimiser were taken
 * @param epoch how many epochs that is, with a fraction
 * @param figures of the epoch that ended here; absent within an epoch
 * @param loss the mean over the jury, in nats
 * @param kernels for each filmed convolution its weights, filters × channels × height × width
 * @param peaks for each of them the largest number of each filter over the first pictures of the
 *     jury, after the activation
 * @param maps for each filmed layer the maps of each probe
 * @param attention for each probe its Grad-CAM for the true class, 1 × H × W, not normalised; empty
 *     where the network has no maps
 * @param probabilities for each probe the probability of each class
 * @param verdicts the class that each picture of the jury is taken for
 */
public record Frame(
    long step,
    double epoch,
    Optional<History.Epoch> figures,
    double loss,
    List<float[]> kernels,
    List<float[]> peaks,
    List<List<Volume>> maps,
    List<Volume> attention,
    List<float[]> probabilities,
    int[] verdicts) {
  public Frame {
    kernels = List.copyOf(kernels);
    peaks = List.copyOf(peaks);
    maps = maps.stream().map(List::copyOf).toList();
    attention = List.copyOf(attention);
    probabilities = List.copyOf(probabilities);
    verdicts = verdicts.clone();
  }

  @Override
  public int[] verdicts() {
    return verdicts.clone();
  }

  /** The share of the jury that is taken for what it is. */
  public double accuracy(Cast cast) {
    int[] truth = cast.jury();
    int right = 0;
    for (int i = 0; i < truth.length; i++) {
      right += truth[i] == verdicts[i] ? 1 : 0;
    }
    return truth.length == 0 ? Double.NaN : (double) right / truth.length;
  }
}
