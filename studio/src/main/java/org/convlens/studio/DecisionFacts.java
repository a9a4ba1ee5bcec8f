package org.convlens.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.report.page.Page;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.trust.Conclusion;

/**
 * Whether predictions are right and whether maps can be believed, for programs: in the manner of
 * {@link Facts}.
 */
final class DecisionFacts {
  static final String TRUTH = "truth";
  static final String VERDICT = "verdict";

  private static final String PICTURE = "picture";
  private static final String PREDICTED = "predicted";
  private static final String RIGHT = "right";
  private static final int TOP = 5;

  private DecisionFacts() {}

  /** Of one picture: its true class with what the network says of it. */
  static Map<String, Object> of(Judged judged) {
    Map<String, Object> truth = Facts.of(judged.truth());
    truth.put("rank", judged.rank());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(TRUTH, truth);
    facts.put(RIGHT, judged.isRight());
    return facts;
  }

  /** Of many pictures. */
  static Map<String, Object> of(Confusion confusion) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pictures", confusion.all().size());
    facts.put(RIGHT, confusion.right());
    facts.put("accuracy", confusion.accuracy());
    facts.put("in_top_5", confusion.within(TOP));
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Confusion.Cell cell : confusion.cells()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(TRUTH, cell.truth());
      one.put(PREDICTED, cell.predicted());
      one.put("count", cell.count());
      cells.add(one);
    }
    facts.put("confusion", cells);
    List<Map<String, Object>> errors = new ArrayList<>();
    for (Judged error : confusion.errors()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(PICTURE, error.picture());
      one.put(PREDICTED, Facts.of(error.predicted()));
      one.put(TRUTH, of(error).get(TRUTH));
      errors.add(one);
    }
    facts.put("errors", errors);
    return facts;
  }

  /** What trust lines come to. */
  static Map<String, Object> of(Conclusion conclusion) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("sentence", conclusion.sentence());
    facts.put("beat_chance", conclusion.beating());
    List<Map<String, Object>> ranks = new ArrayList<>();
    for (Conclusion.Ranked map : conclusion.ranked()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("method", map.name());
      one.put("rank", map.rank());
      one.put("of", map.of());
      ranks.add(one);
    }
    facts.put("ranks", ranks);
    facts.put("not_ranked", conclusion.unranked());
    List<Map<String, Object>> contradictions = new ArrayList<>();
    for (Conclusion.Contradiction two : conclusion.contradictions()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("methods", List.of(two.one(), two.other()));
      one.put("correlation", two.correlation());
      contradictions.add(one);
    }
    facts.put("contradictions", contradictions);
    return facts;
  }

  /** What is on a page. */
  static Map<String, Object> of(Page page) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("explained", Facts.of(page.explained()));
    List<Prediction> said = page.said();
    facts.put("top", said.stream().limit(TOP).map(Facts::of).toList());
    page.judged().ifPresent(judged -> facts.putAll(of(judged)));
    facts.putAll(Facts.of(page.maps(), page.conclusion()));
    facts.put("left_out", page.leftOut());
    page.aside().ifPresent(aside -> facts.put("atlas", aside.facts()));
    return facts;
  }
}
