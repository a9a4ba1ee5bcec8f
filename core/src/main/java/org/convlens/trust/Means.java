package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;

/**
 * What checks say of methods on several pictures, on average.
 *
 * @param pictures looked at
 * @param rows one for each method, in their order
 */
public record Means(int pictures, List<Row> rows) {
  public Means {
    rows = List.copyOf(rows);
  }

  /**
   * One method.
   *
   * @param means of the measures that were asked, in their order
   */
  public record Row(String name, List<Mean> means) {
    public Row {
      means = List.copyOf(means);
    }
  }

  /**
   * @param names of the methods
   * @param answers by picture, then by method in the order of the names
   */
  public static Means of(List<String> names, List<List<List<Answer>>> answers) {
    List<Row> rows = new ArrayList<>();
    for (int m = 0; m < names.size(); m++) {
      int method = m;
      List<List<Answer>> own = answers.stream().map(picture -> picture.get(method)).toList();
      List<Mean> means =
          own.stream()
              .flatMap(List::stream)
              .flatMap(answer -> answer.measured().stream())
              .map(Measured::measure)
              .distinct()
              .map(measure -> Mean.of(measure, own))
              .toList();
      rows.add(new Row(names.get(m), means));
    }
    return new Means(answers.size(), rows);
  }

  /** What was asked of any method, in order. */
  public List<Measure> measures() {
    return rows.stream().flatMap(row -> row.means.stream()).map(Mean::measure).distinct().toList();
  }
}
