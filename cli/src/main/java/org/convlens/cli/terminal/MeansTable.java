package org.convlens.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convlens.trust.Mean;
import org.convlens.trust.Means;
import org.convlens.trust.Measure;

/** What checks say of methods on several pictures, on average. */
public record MeansTable(Means means) {
  private static final String METHOD = "method";

  public void print(PrintWriter out) {
    List<Measure> measures = means.measures();
    if (measures.isEmpty()) {
      return;
    }
    out.println();
    out.println("means over " + means.pictures() + " pictures (↓ lower is better, ↑ higher)");
    print(out, measures, MeansTable::value);
    List<Measure> chances = measures.stream().filter(this::hasChance).toList();
    if (!chances.isEmpty()) {
      out.println();
      out.println(
          "difference to chance (the same maps moved elsewhere) ± standard error; ? where it is"
              + " less than two errors");
      print(out, chances, MeansTable::difference);
    }
    out.println();
    String missing = missing();
    if (!missing.isEmpty()) {
      out.println("fewer pictures, where there was nothing to rank or no number: " + missing);
    }
    out.println(papers(measures));
  }

  /** Such as {@code deletion area, insertion area [Petsiuk et al. 2018]; ...}. */
  private static String papers(List<Measure> measures) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    for (Measure measure : measures) {
      terms.computeIfAbsent(measure.paper().brief(), p -> new ArrayList<>()).add(measure.term());
    }
    return terms.entrySet().stream()
        .map(paper -> String.join(", ", paper.getValue()) + " [" + paper.getKey() + "]")
        .collect(Collectors.joining("; "));
  }

  private void print(PrintWriter out, List<Measure> measures, Function<Mean, String> cell) {
    List<String> headings = new ArrayList<>(List.of(METHOD));
    measures.forEach(m -> headings.add(">" + m.title() + (m.lowerIsBetter() ? " ↓" : " ↑")));
    Table table = new Table(headings);
    for (Means.Row row : means.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      measures.forEach(m -> cells.add(mean(row, m).map(cell).orElse("")));
      table.row(cells.toArray(String[]::new));
    }
    table.print(out);
  }

  private static Optional<Mean> mean(Means.Row row, Measure measure) {
    return row.means().stream().filter(mean -> mean.measure().equals(measure)).findFirst();
  }

  private boolean hasChance(Measure measure) {
    return means.rows().stream()
        .anyMatch(row -> mean(row, measure).map(Mean::hasChance).orElse(false));
  }

  private static String value(Mean mean) {
    return mean.pictures() == 0 ? "none" : number(mean.measure(), mean.value());
  }

  private static String difference(Mean mean) {
    if (!mean.hasChance()) {
      return "none";
    }
    String sign = mean.difference() > 0 ? "+" : "";
    String error = mean.pictures() < 2 ? "" : " ± " + number(mean.measure(), mean.error());
    return sign
        + number(mean.measure(), mean.difference())
        + error
        + (mean.isClear() ? "  " : " ?");
  }

  private static String number(Measure measure, double value) {
    String digits =
        measure.share()
            ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
            : String.format(Locale.ROOT, "%.3f", value);
    return digits.replace('-', '−');
  }

  /** Such as {@code deletion of grad-cam 18}. */
  private String missing() {
    return means.rows().stream()
        .flatMap(
            row ->
                row.means().stream()
                    .filter(mean -> mean.pictures() < means.pictures())
                    .map(
                        mean ->
                            mean.measure().title() + " of " + row.name() + " " + mean.pictures()))
        .collect(Collectors.joining(", "));
  }
}
