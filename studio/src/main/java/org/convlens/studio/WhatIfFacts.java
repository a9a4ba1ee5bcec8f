package org.convlens.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.intervention.Consequence;
import org.convlens.intervention.Shift;
import org.convlens.intervention.Turnover;
import org.convlens.score.Prediction;

/**
 * What would be, for programs: in the manner of {@link Facts}.
 *
 * @param top classes or values that are told, those that are the likeliest before or after
 * @param most maps of each layer that are told, and pictures that change their class
 */
record WhatIfFacts(int top, int most) {
  Map<String, Object> of(Consequence consequence) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("changes_class", consequence.changesClass());
    facts.put("before", first(consequence.before()));
    facts.put("after", first(consequence.after()));
    facts.put("layers", consequence.shifts().stream().map(this::of).toList());
    return facts;
  }

  private List<Map<String, Object>> first(List<Prediction> all) {
    return all.stream().limit(top).map(Facts::of).toList();
  }

  private Map<String, Object> of(Shift shift) {
    List<Shift.Moved> moved = shift.moved();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", shift.layer().name());
    facts.put("maps", shift.maps().size());
    facts.put("moved", moved.size());
    facts.put("share", Facts.finite(shift.share()));
    facts.put("furthest", moved.stream().limit(most).map(WhatIfFacts::of).toList());
    return facts;
  }

  private static Map<String, Object> of(Shift.Moved map) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("channel", map.channel());
    facts.put("before", Facts.finite(map.before()));
    facts.put("difference", Facts.finite(map.difference()));
    return facts;
  }

  Map<String, Object> of(Turnover turnover) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pictures", turnover.seen().size());
    facts.put("of", turnover.album());
    facts.put("skipped", turnover.unreadable().size());
    facts.put("changed", turnover.changed());
    facts.put("mean_change", Facts.finite(turnover.meanChange()));
    facts.put(
        "changes",
        turnover.seen().stream()
            .filter(Turnover.Seen::changesClass)
            .limit(most)
            .map(WhatIfFacts::of)
            .toList());
    return facts;
  }

  private static Map<String, Object> of(Turnover.Seen seen) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("picture", seen.picture());
    facts.put("before", Facts.of(seen.before()));
    facts.put("after", Facts.of(seen.after()));
    return facts;
  }
}
