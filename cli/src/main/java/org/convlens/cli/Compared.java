package org.convlens.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.report.Provenance;
import org.convlens.score.Prediction;
import org.convlens.trust.Agreement;
import org.convlens.trust.Answer;
import org.convlens.trust.Examination;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of heatmaps and what it is made of.
 *
 * @param png the whole file, with its provenance
 * @param stopped whether methods are missing
 */
record Compared(
    byte[] png,
    Prediction explained,
    List<Examination> examinations,
    Provenance provenance,
    boolean stopped) {

  /** All numbers. */
  Map<String, Object> json() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("explained", Phrases.json(explained));
    facts.put("methods", examinations.stream().map(Compared::json).toList());
    if (examinations.size() > 1) {
      Agreement agreement = Examination.agreement(examinations);
      List<List<@Nullable Double>> rows = new ArrayList<>();
      for (int i = 0; i < agreement.names().size(); i++) {
        List<@Nullable Double> row = new ArrayList<>();
        for (int j = 0; j < agreement.names().size(); j++) {
          row.add(finite(agreement.correlations().at(0, i, j)));
        }
        rows.add(row);
      }
      facts.put("agreement", rows);
    }
    return facts;
  }

  private static Map<String, Object> json(Examination one) {
    Volume map = one.claim().heat().map();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("method", one.name());
    facts.put("shape", List.of(map.height(), map.width()));
    facts.put("min", map.min());
    facts.put("max", map.max());
    facts.put("notes", one.heat().notes());
    facts.put("trust", json(one.answers()));
    return facts;
  }

  /** What the checks said. */
  static List<Map<String, Object>> json(List<Answer> answers) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Answer answer : answers) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("check", answer.check());
      facts.put("sentence", answer.sentence());
      answer.details().forEach(detail -> facts.put(detail.name(), plain(detail.value())));
      facts.put("paper", answer.paper().citation());
      all.add(facts);
    }
    return all;
  }

  /** Numbers that are none become null. */
  static @Nullable Object plain(Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(one -> plain.add(plain(one)));
      return plain;
    }
    return value instanceof Double number ? finite(number) : value;
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
