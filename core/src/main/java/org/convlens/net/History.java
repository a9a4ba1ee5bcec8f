package org.convlens.net;

import java.util.List;

/** How a training went, one entry per epoch. */
public record History(List<Epoch> epochs) {
  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * The means over one epoch. Losses are in nats, accuracies 0..1; the validation figures are NaN
   * where nothing was held back.
   */
  public record Epoch(
      double loss, double accuracy, double validationLoss, double validationAccuracy) {}
}
