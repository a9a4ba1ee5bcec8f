package org.convlens.report.page;

import java.util.Locale;
import org.convlens.net.Summary;
import org.convlens.report.html.Html;

/** What is in the network: a diagram and a table of all layers. */
record LayersSection(Subject subject, PagePictures pictures) {
  static final String ID = "anatomy";

  private static final int FOLDED_FROM = 40;

  String html() {
    Summary summary = Summary.of(subject.model());
    String diagram =
        Html.figure(
            pictures.picture(
                PagePart.of(ID),
                new LayerDiagram(subject.model().graph()).diagram(),
                "Diagram of the layers, from the input at the top to the output at the bottom"),
            "The layers.",
            "Data runs from the top to the bottom; boxes of one colour are of one kind, and the"
                + " numbers are maps × rows × columns.");
    String table = table(summary);
    boolean large = summary.rows().size() > FOLDED_FROM;
    String body =
        large
            ? Html.fold("Diagram", false, diagram) + Html.fold("Table of all layers", false, table)
            : "<div class=\"anatomy\">\n" + diagram + table + "</div>\n";
    String lead =
        String.format(
            Locale.ROOT,
            "%d layers, %,d parameters%s; %,d multiply-accumulate operations for one picture.",
            summary.rows().size(),
            summary.parameters(),
            summary
                .fixed()
                .map(
                    fixed ->
                        String.format(
                            Locale.ROOT, " (%,d trainable)", summary.parameters() - fixed))
                .orElse(""),
            summary.macs());
    return Html.section(ID, "What is in it", lead, body);
  }

  private static String table(Summary summary) {
    StringBuilder rows = new StringBuilder();
    for (Summary.Row row : summary.rows()) {
      rows.append("<tr><th scope=\"row\">" + Html.text(row.name()) + "</th>");
      rows.append(text("kind", row.kind())).append(text("output", row.shape().toString()));
      rows.append(number("parameters", row.parameters())).append(number("MACs", row.macs()));
      rows.append(cell(" class=\"n\"", "sees", row.receptiveField())).append("</tr>\n");
    }
    return """
        <div class="scroll"><table class="layers">
        <caption>All layers. The receptive field is the part of the picture that one unit sees.</caption>
        <thead><tr><th scope="col">layer</th><th scope="col">kind</th><th scope="col">output</th>
        <th scope="col" class="n">parameters</th><th scope="col" class="n">MACs</th>
        <th scope="col" class="n">receptive field</th></tr></thead>
        <tbody>
        %s</tbody>
        <tfoot><tr><th scope="row">all</th><td></td><td></td>%s
        %s<td></td></tr></tfoot>
        </table></div>
        """
        .formatted(
            rows, number("parameters", summary.parameters()), number("MACs", summary.macs()));
  }

  private static String number(String name, long number) {
    return cell(" class=\"n\"", name, number == 0 ? "" : String.format(Locale.ROOT, "%,d", number));
  }

  private static String text(String name, String text) {
    return cell("", name, text);
  }

  /** Says its column's name, too, for where the table is too narrow to have columns. */
  private static String cell(String style, String name, String text) {
    return "<td" + style + " data-name=\"" + name + "\">" + Html.text(text) + "</td>";
  }
}
