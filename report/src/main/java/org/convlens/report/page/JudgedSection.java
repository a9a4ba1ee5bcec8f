package org.convlens.report.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.convlens.net.Labels;
import org.convlens.picture.Palette;
import org.convlens.report.html.Html;
import org.convlens.score.Confusion;

/** What is right and what is confused, class by class. */
record JudgedSection(Confusion confusion, Labels labels, List<String> classes) {
  /** The most classes of a table of all pairs. */
  private static final int MOST = 24;

  String html() {
    int[][] counts = new int[classes.size()][classes.size()];
    confusion.cells().forEach(cell -> counts[cell.truth()][cell.predicted()] = cell.count());
    String tables =
        "<div class=\"scroll\">"
            + perClass(counts)
            + "</div>\n"
            + (classes.size() <= MOST ? "<div class=\"scroll\">" + pairs(counts) + "</div>\n" : "");
    return Html.section(
        "judged",
        "What is right, and what is confused",
        "Recall: of the pictures of a class, how many are taken for it. Precision: of those that are"
            + " taken for it, how many are of it.",
        tables);
  }

  private String perClass(int[][] counts) {
    StringBuilder rows = new StringBuilder();
    for (int c = 0; c < counts.length; c++) {
      int index = c;
      int right = counts[c][c];
      int truly = IntStream.of(counts[c]).sum();
      int taken = IntStream.range(0, counts.length).map(t -> counts[t][index]).sum();
      int most =
          IntStream.range(0, counts.length)
              .filter(p -> p != index && counts[index][p] > 0)
              .reduce((a, b) -> counts[index][b] > counts[index][a] ? b : a)
              .orElse(-1);
      rows.append(
          "<tr><th scope=\"row\">%s</th><td class=\"n\">%,d</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"most\">%s</td></tr>\n"
              .formatted(
                  name(c),
                  truly,
                  share(right, truly),
                  share(right, taken),
                  most < 0 ? "" : name(most) + " (" + counts[c][most] + ")"));
    }
    return """
        <table class="layers"><caption>Class by class.</caption>
        <thead><tr><th scope="col">Class</th><th scope="col" class="n">Pictures</th><th scope="col" class="n">Recall</th>
        <th scope="col" class="n">Precision</th><th scope="col" class="most">Most often taken for</th></tr></thead>
        <tbody>
        %s</tbody></table>
        """
        .formatted(rows);
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private String name(int index) {
    return Html.text(index < classes.size() ? classes.get(index) : labels.name(index));
  }

  private String pairs(int[][] counts) {
    StringBuilder head = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (int t = 0; t < counts.length; t++) {
      head.append("<th scope=\"col\"><span>%s</span></th>".formatted(name(t)));
      rows.append("<tr><th scope=\"row\">%s</th>".formatted(name(t)));
      int all = Math.max(1, IntStream.of(counts[t]).sum());
      for (int p = 0; p < counts.length; p++) {
        rows.append(cell(counts[t][p], (double) counts[t][p] / all));
      }
      rows.append("</tr>\n");
    }
    return """
        <table class="confusion"><caption>Rows: what pictures are; columns: what they are taken for.</caption>
        <thead><tr><td></td>%s</tr></thead>
        <tbody>
        %s</tbody></table>
        """
        .formatted(head, rows);
  }

  private static String cell(int count, double share) {
    return String.format(
        Locale.ROOT,
        "<td style=\"background:#%06x;color:%s\">%s</td>",
        Palette.VIRIDIS.rgb(share),
        share > 0.55 ? "#111" : "#fff",
        count == 0 ? "" : Integer.toString(count));
  }
}
