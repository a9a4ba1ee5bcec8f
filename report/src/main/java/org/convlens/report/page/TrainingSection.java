package org.convlens.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.convlens.net.History;
import org.convlens.picture.Plot;
import org.convlens.report.html.Html;

/** How the network was trained, where its file says so. */
record TrainingSection(Subject subject, PagePictures pictures) {
  static final String ID = "schooling";

  String html() {
    return subject.model().history().map(this::html).orElse("");
  }

  private String html(History history) {
    List<History.Epoch> epochs = history.epochs();
    if (epochs.isEmpty()) {
      return "";
    }
    String figures =
        "<div class=\"pair\">\n"
            + Html.figure(
                pictures.picture(
                    PagePart.of(ID).named("loss"),
                    loss(epochs),
                    "Curves of the training and validation loss by epoch"),
                "Loss by epoch.",
                "Both curves should fall; validation that rises again while training still falls"
                    + " is overfitting.")
            + Html.figure(
                pictures.picture(
                    PagePart.of(ID).named("accuracy"),
                    accuracy(epochs),
                    "Curves of the training and validation accuracy by epoch"),
                "Accuracy by epoch.",
                "The share of pictures classified rightly; what was held back counts.")
            + "</div>\n";
    return Html.section(ID, "How it learned", lead(epochs), figures);
  }

  /** The curves alone, on a page of their own. */
  static String curves(History history) {
    List<History.Epoch> epochs = history.epochs();
    if (epochs.isEmpty()) {
      return "";
    }
    return Html.section(
        ID,
        "How it learned",
        lead(epochs),
        "<div class=\"pair\">\n"
            + Html.figure(TrainedPage.drawn(loss(epochs), "Curves of the loss by epoch"))
            + Html.figure(TrainedPage.drawn(accuracy(epochs), "Curves of the accuracy by epoch"))
            + "</div>\n");
  }

  private static Plot loss(List<History.Epoch> epochs) {
    return new Plot(
        "Loss",
        "epoch",
        "nats",
        List.of(
            series("training", epochs, History.Epoch::loss, false),
            series("validation", epochs, History.Epoch::validationLoss, true)));
  }

  private static Plot accuracy(List<History.Epoch> epochs) {
    return new Plot(
        "Accuracy",
        "epoch",
        "%",
        List.of(
            series("training", epochs, e -> 100 * e.accuracy(), false),
            series("validation", epochs, e -> 100 * e.validationAccuracy(), true)));
  }

  private static String lead(List<History.Epoch> epochs) {
    History.Epoch last = epochs.get(epochs.size() - 1);
    String text =
        String.format(
            Locale.ROOT,
            "%d %s; at the end a loss of %.4f and %.2f %% of the training pictures right",
            epochs.size(),
            epochs.size() == 1 ? "epoch" : "epochs",
            last.loss(),
            100 * last.accuracy());
    if (!Double.isNaN(last.validationAccuracy())) {
      text +=
          String.format(
              Locale.ROOT, ", of those held back %.2f %%", 100 * last.validationAccuracy());
    }
    return text + ".";
  }

  private static Plot.Series series(
      String name,
      List<History.Epoch> epochs,
      ToDoubleFunction<History.Epoch> figure,
      boolean dashed) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      double value = figure.applyAsDouble(epochs.get(i));
      if (!Double.isNaN(value)) {
        x.add(i + 1.0);
        y.add(value);
      }
    }
    return new Plot.Series(name, x, y, dashed);
  }
}
