package org.convlens.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.picture.Plot;
import org.convlens.report.html.Html;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;

/**
 * Whether probabilities are what they say: pictures in bins by the probability of the predicted
 * class, and in each the share of right ones (Guo, Pleiss, Sun and Weinberger 2017).
 */
record CalibrationSection(Confusion confusion) {
  private static final int BINS = 10;

  /** Pictures whose probability lies in one tenth. */
  record Bin(int count, double confidence, double accuracy) {}

  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      int bin = b;
      List<Judged> in =
          confusion.all().stream()
              .filter(j -> Math.min(BINS - 1, (int) (j.predicted().probability() * BINS)) == bin)
              .toList();
      if (!in.isEmpty()) {
        bins.add(
            new Bin(
                in.size(),
                in.stream().mapToDouble(j -> j.predicted().probability()).average().orElse(0),
                in.stream().mapToInt(j -> j.isRight() ? 1 : 0).average().orElse(0)));
      }
    }
    return bins;
  }

  /** Σ nᵦ / n · |accuracy − confidence| over the bins. */
  double error() {
    int all = confusion.all().size();
    return bins().stream()
        .mapToDouble(b -> (double) b.count() / all * Math.abs(b.accuracy() - b.confidence()))
        .sum();
  }

  String html() {
    List<Bin> bins = bins();
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
    for (Bin bin : bins) {
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
