package org.convlens.report.page;

import java.util.List;
import java.util.Locale;
import org.convlens.picture.Plot;
import org.convlens.score.Calibration;
import org.convlens.score.Confusion;

/**
 * Whether probabilities are what they say: pictures in bins by the probability of the predicted
 * class, and in each the share of right ones (Guo, Pleiss, Sun and Weinberger 2017).
 */
record CalibrationSection(Confusion confusion) {
  /** Of all pictures. */
  Calibration calibration() {
    return Calibration.of(confusion.all());
  }

  /** The expected calibration error. */
  double error() {
    return calibration().error();
  }

  String html() {
    List<Calibration.Bin> bins = calibration().bins();
    Plot plot =
        new Plot(
            "Calibration",
            "probability of the predicted class, %",
            "% right",
            List.of(
                new Plot.Series(
                    "this network",
                    bins.stream().map(b -> 100 * b.confidence()).toList(),
                    bins.stream().map(b -> 100 * b.accuracy()).toList(),
                    false),
                new Plot.Series(
                    "as it says",
                    bins.stream().map(b -> 100 * b.confidence()).toList(),
                    bins.stream().map(b -> 100 * b.confidence()).toList(),
                    true)));
    String lead =
        String.format(
            Locale.ROOT,
            "On average the share of right answers lies %.1f points from the probability (expected"
                + " calibration error).",
            100 * error());
    StringBuilder rows = new StringBuilder();
    for (Calibration.Bin bin : bins) {
      rows.append(
          String.format(
              Locale.ROOT,
              "<tr><td class=\"n\">%.1f %%</td><td class=\"n\">%.1f %%</td><td"
                  + " class=\"n\">%,d</td></tr>%n",
              100 * bin.confidence(),
              100 * bin.accuracy(),
              bin.count()));
    }
    String table =
        """
        <div class="scroll"><table><caption>The same in numbers.</caption>
        <thead><tr><th scope="col" class="n">It says</th><th scope="col" class="n">Right</th><th scope="col" class="n">Pictures</th></tr></thead>
        <tbody>
        %s</tbody></table></div>
        """
            .formatted(rows);
    return Html.section(
        "calibration",
        "How sure it is, and how sure it may be",
        lead,
        "<div class=\"pair\">\n"
            + Html.figure(
                TrainedPage.drawn(plot, "Share of right answers by probability"),
                "Calibration.",
                "Below the dashed line the network is surer than it may be.")
            + table
            + "</div>\n");
  }
}
