package org.convlens.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.Learner.Batch;
import org.convlens.net.Learner.Loss;
import org.convlens.task.UsageException;

/**
 * What a learner makes small, and what it counts as right.
 *
 * @param classes how many logits there are
 */
record LearnedLoss(Loss loss, int classes) {
  private static final long EACH = 0;
  private static final long NO_LABEL_IGNORED = -100;

  LearnedLoss {
    boolean binary = loss == Loss.BINARY_CROSS_ENTROPY;
    if (binary != (classes == 1)) {
      throw new UsageException(
          loss
              + " on "
              + classes
              + " logits: BINARY_CROSS_ENTROPY is for one logit, CROSS_ENTROPY for several");
    }
  }

  /** How many classes are told apart. */
  private int told() {
    return Math.max(2, classes);
  }

  /**
   * @throws UsageException if labels, targets or weights do not fit
   */
  void requireFitting(Batch batch) {
    for (int label : batch.labels()) {
      if (label < 0 || label >= told()) {
        throw new UsageException(
            "label " + label + ": the network has classes 0 to " + (told() - 1));
      }
    }
    requireCount(batch, batch.targets(), told(), "targets");
    requireCount(batch, batch.weights(), 1, "weights");
  }

  private static void requireCount(Batch batch, float[] given, int each, String what) {
    if (given.length != 0 && given.length != batch.size() * each) {
      throw new UsageException(
          "%d %s for %d pictures: each picture has %d, or none are given"
              .formatted(given.length, what, batch.size(), each));
    }
  }

  /**
   * The mean over the batch.
   *
   * @param logits pictures × classes
   */
  Tensor of(Tensor logits, Batch batch) {
    if (batch.weights().length == 0) {
      return plain(logits, batch);
    }
    Tensor weights = vector(batch.weights());
    return each(logits, batch).mul(weights).mean();
  }

  private Tensor plain(Tensor logits, Batch batch) {
    return loss == Loss.CROSS_ENTROPY
        ? torch.cross_entropy_loss(logits, targets(batch))
        : torch.binary_cross_entropy_with_logits(logits.flatten(), targets(batch));
  }

  private Tensor each(Tensor logits, Batch batch) {
    TensorOptional none = new TensorOptional();
    return loss == Loss.CROSS_ENTROPY
        ? torch.cross_entropy_loss(logits, targets(batch), none, EACH, NO_LABEL_IGNORED, 0)
        : torch.binary_cross_entropy_with_logits(
            logits.flatten(), targets(batch), none, none, EACH);
  }

  /** Of one logit the share of class 1, else classes by number or shares of each. */
  private Tensor targets(Batch batch) {
    if (batch.targets().length == 0) {
      Tensor labels = labels(batch);
      return loss == Loss.CROSS_ENTROPY ? labels : labels.to(torch.ScalarType.Float);
    }
    Tensor shares = vector(batch.targets()).view(batch.size(), told());
    return loss == Loss.CROSS_ENTROPY ? shares : shares.select(1, 1).contiguous();
  }

  private static Tensor vector(float[] numbers) {
    return Transfer.toNative(numbers, Shape.of(numbers.length));
  }

  /** How many pictures have their label's logit as the largest, or on the right side of 0. */
  int correct(Tensor logits, Batch batch) {
    Tensor chosen =
        loss == Loss.CROSS_ENTROPY
            ? logits.argmax(new LongOptional(1), false)
            : logits.flatten().gt(new Scalar(0f)).to(torch.ScalarType.Long);
    return (int) chosen.eq(labels(batch)).sum().item_long();
  }

  private static Tensor labels(Batch batch) {
    return torch.tensor(Arrays.stream(batch.labels()).asLongStream().toArray());
  }
}
