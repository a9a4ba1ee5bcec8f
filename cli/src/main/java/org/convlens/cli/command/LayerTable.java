package org.convlens.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.convlens.cli.terminal.Table;
import org.convlens.net.Summary;

/**
 * The layers of a network in 80 columns. Names are never cut, for they are to be copied: where one
 * has no room it stands on a line of its own, above the rest of its row.
 */
record LayerTable(Summary summary) {
  /** Columns of a terminal that nobody has made wider. */
  static final int WIDTH = 80;

  private static final String INDENT = "    ";
  private static final String BATCH = "N×";

  void print(PrintWriter out) {
    List<List<String>> rows =
        IntStream.range(0, summary.rows().size()).mapToObj(this::cells).toList();
    List<String> headings =
        List.of(">#", "Layer", "Kind", "Output", ">Parameters", ">MACs", ">Sees");
    int others = 0;
    for (int i = 0; i < headings.size(); i++) {
      others += i == 1 ? 0 : Table.BETWEEN.length() + width(headings.get(i), rows, i);
    }
    int room = Math.max("Layer".length(), WIDTH - others);
    Table table = new Table(headings);
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>(rows.get(i));
      Summary.Row row = summary.rows().get(i);
      String tensor = row.tensor().equals(row.name()) ? "" : " = " + first(row.tensor());
      if (row.name().length() + tensor.length() <= room) {
        cells.set(1, row.name() + tensor);
      } else {
        table.line(INDENT + row.name() + tensor);
        cells.set(1, "");
      }
      table.row(cells.toArray(String[]::new));
    }
    table.print(out);
    out.println();
    out.println("Sees: the receptive field of one unit, in pixels of the input.");
  }

  private List<String> cells(int index) {
    Summary.Row row = summary.rows().get(index);
    String shape = row.shape().toString().replace(" ", "");
    return List.of(
        Integer.toString(row.number()),
        "",
        row.kind(),
        shape.startsWith(BATCH) ? shape.substring(BATCH.length()) : shape,
        row.parameters() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.parameters()),
        row.macs() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.macs()),
        row.receptiveField());
  }

  private static int width(String heading, List<List<String>> rows, int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(heading.replace(">", "").length(), widest);
  }

  /** The first of the names that a converter joined with semicolons. */
  private static String first(String tensor) {
    int end = tensor.indexOf(';');
    return end < 0 ? tensor : tensor.substring(0, end + 1) + "…";
  }
}
