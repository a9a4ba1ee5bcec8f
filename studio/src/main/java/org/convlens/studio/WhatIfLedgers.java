package org.convlens.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.convlens.intervention.Consequence;
import org.convlens.intervention.Shift;
import org.convlens.intervention.Turnover;
import org.convlens.method.Ledger;
import org.convlens.picture.Numeral;
import org.convlens.score.Prediction;

/**
 * What would be, for people.
 *
 * @param top classes or values, and rows of each table
 */
record WhatIfLedgers(int top) {
  private static final int NAMED = 6;

  List<Ledger> of(Consequence consequence) {
    return List.of(predictions(consequence), layers(consequence));
  }

  /** Those that are the likeliest before or after. */
  private Ledger predictions(Consequence consequence) {
    Map<Integer, Prediction> then = new LinkedHashMap<>();
    consequence.after().forEach(p -> then.put(p.index(), p));
    Map<Integer, Prediction> told = new LinkedHashMap<>();
    consequence.before().stream().limit(top).forEach(p -> told.put(p.index(), p));
    for (Prediction after : consequence.after().stream().limit(top).toList()) {
      consequence.before().stream()
          .filter(p -> p.index() == after.index())
          .forEach(p -> told.put(p.index(), p));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Prediction before : told.values()) {
      Prediction after = java.util.Objects.requireNonNull(then.get(before.index()));
      rows.add(
          List.of(Integer.toString(before.index()), before.label(), number(before), number(after)));
    }
    boolean value = consequence.before().get(0).isValue();
    String title =
        value
            ? "What it says"
            : consequence.changesClass()
                ? "Another class is the likeliest: %s, not %s"
                    .formatted(
                        consequence.after().get(0).label(), consequence.before().get(0).label())
                : "The class stays: " + consequence.after().get(0).label();
    return new Ledger(title, List.of(">#", "Label", ">Before", ">After"), rows);
  }

  private static String number(Prediction p) {
    return Numeral.fine(p.isValue() ? p.logit() : p.probability());
  }

  private static Ledger layers(Consequence consequence) {
    List<List<String>> rows = new ArrayList<>();
    for (Shift shift : consequence.shifts()) {
      List<Shift.Moved> moved = shift.moved();
      String most =
          moved.stream()
              .limit(NAMED)
              .map(map -> Integer.toString(map.channel()))
              .collect(Collectors.joining(", "));
      rows.add(
          List.of(
              shift.layer().brief(),
              "%,d of %,d".formatted(moved.size(), shift.maps().size()),
              percent(shift.share()),
              most));
    }
    return new Ledger(
        "How far layers move", List.of("Layer", ">Maps that move", ">By", "Furthest"), rows);
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? Numeral.of(100 * share) + " %" : "from nothing";
  }

  List<Ledger> of(Turnover turnover) {
    List<List<String>> rows = new ArrayList<>();
    turnover.seen().stream()
        .filter(Turnover.Seen::changesClass)
        .limit(top)
        .forEach(
            seen -> rows.add(List.of(seen.picture(), seen.before().said(), seen.after().said())));
    int count = turnover.seen().size();
    String title =
        String.format(
            Locale.ROOT,
            "%,d of %,d pictures (%.1f %%) change their class%s",
            turnover.changed(),
            count,
            100.0 * turnover.changed() / Math.max(1, count),
            turnover.changed() > rows.size() ? "; the first " + rows.size() : "");
    return List.of(new Ledger(title, List.of("Picture", "Before", "After"), rows));
  }
}
