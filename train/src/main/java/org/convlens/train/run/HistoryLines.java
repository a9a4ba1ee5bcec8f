package org.convlens.train.run;

import java.util.List;
import org.convlens.net.History;

/** A history as JSON, one line an epoch. */
final class HistoryLines {
  private HistoryLines() {}

  static String of(List<History.Epoch> epochs) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < epochs.size(); i++) {
      History.Epoch epoch = epochs.get(i);
      lines
          .append("{\"epoch\":")
          .append(i + 1)
          .append(",\"loss\":")
          .append(number(epoch.loss()))
          .append(",\"accuracy\":")
          .append(number(epoch.accuracy()))
          .append(",\"validation_loss\":")
          .append(number(epoch.validationLoss()))
          .append(",\"validation_accuracy\":")
          .append(number(epoch.validationAccuracy()))
          .append("}\n");
    }
    return lines.toString();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }
}
