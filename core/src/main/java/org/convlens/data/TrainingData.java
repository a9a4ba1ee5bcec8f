package org.convlens.data;

import java.io.IOException;
import java.util.Optional;
import org.convlens.task.UsageException;

/**
 * What a network learns from and is judged on.
 *
 * @param training what it learns from
 * @param validation what it is judged on after every epoch; all three are of one size and one set
 *     of classes
 * @param test what it is judged on at the end
 */
public record TrainingData(
    LabelledPictures training,
    Optional<LabelledPictures> validation,
    Optional<LabelledPictures> test) {

  /**
   * Holds back the end of the training pictures for validation, as Keras's {@code validation_split}
   * does before any shuffling: the first ⌊n · (1 − fraction)⌋ pictures stay.
   *
   * @param fraction 0 (nothing is held back) to below 1
   * @throws UsageException if no picture is left on either side
   */
  public TrainingData holdOut(double fraction) {
    if (fraction == 0) {
      return this;
    }
    int size = training.size();
    int kept = (int) Math.floor(size * (1 - fraction));
    if (kept < 1 || kept >= size) {
      throw new UsageException(
          "a validation share of " + fraction + " splits " + size + " pictures into nothing");
    }
    return new TrainingData(training.part(0, kept), Optional.of(training.part(kept, size)), test);
  }

  /** What becomes of a set. */
  @FunctionalInterface
  public interface Change {
    LabelledPictures of(LabelledPictures set) throws IOException;
  }

  /** The same with each of the sets changed, the training pictures first. */
  public TrainingData each(Change change) throws IOException {
    LabelledPictures first = change.of(training);
    Optional<LabelledPictures> second =
        validation.isPresent() ? Optional.of(change.of(validation.get())) : Optional.empty();
    Optional<LabelledPictures> third =
        test.isPresent() ? Optional.of(change.of(test.get())) : Optional.empty();
    return new TrainingData(first, second, third);
  }
}
