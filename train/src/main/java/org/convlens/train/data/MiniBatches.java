package org.convlens.train.data;

import java.io.IOException;
import org.convlens.array.Volume;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Learner;
import org.convlens.net.Preprocessing;

/**
 * Cuts a data set into batches of preprocessed pictures; the last one may be smaller.
 *
 * @param size pictures of a batch
 */
public record MiniBatches(
    LabelledPictures data, Preprocessing preprocessing, Augmentation augmentation, int size) {

  /** How many batches the whole set makes. */
  public int count() {
    return (data.size() + size - 1) / size;
  }

  /** Pictures of a batch. */
  public int size(int batch) {
    return Math.min(size, data.size() - batch * size);
  }

  /** A batch of the set's own order, not augmented. */
  public Learner.Batch plain(int batch) throws IOException {
    float[] pixels = new float[size(batch) * data.pictureSize()];
    int[] labels = new int[size(batch)];
    for (int i = 0; i < labels.length; i++) {
      data.read(batch * size + i, pixels, i * data.pictureSize());
      labels[i] = data.label(batch * size + i);
    }
    return normalised(pixels, labels);
  }

  /**
   * @param order a permutation of the set's indices
   * @param random for the augmentation
   */
  public Learner.Batch shuffled(int batch, int[] order, SeededRandom random) throws IOException {
    float[] pixels = new float[size(batch) * data.pictureSize()];
    int[] labels = new int[size(batch)];
    for (int i = 0; i < labels.length; i++) {
      int index = order[batch * size + i];
      labels[i] = data.label(index);
      if (augmentation.equals(Augmentation.NONE)) {
        data.read(index, pixels, i * data.pictureSize());
      } else {
        Volume changed = augmentation.apply(data.picture(index), random);
        System.arraycopy(changed.toArray(), 0, pixels, i * data.pictureSize(), data.pictureSize());
      }
    }
    return normalised(pixels, labels);
  }

  private Learner.Batch normalised(float[] pixels, int[] labels) {
    int area = data.height() * data.width();
    return new Learner.Batch(preprocessing.normalise(pixels, data.channels(), area), labels);
  }
}
