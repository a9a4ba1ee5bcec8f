package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.convlens.method.Ledger;

/** How far layers and filters moved, in rows. */
record ChangeTables(List<LayerChange> changes) {
  private static final int RANKED = 15;

  private record Moved(String layer, int filter, Change change) {}

  List<Ledger> ledgers() {
    List<List<String>> rows = new ArrayList<>();
    boolean renamed =
        changes.stream().anyMatch(c -> !c.pair().a().name().equals(c.pair().b().name()));
    List<Moved> all = new ArrayList<>();
    for (LayerChange change : changes) {
      List<String> row = new ArrayList<>(List.of(change.pair().a().id().brief()));
      if (renamed) {
        row.add(change.pair().b().id().brief());
      }
      List<Integer> ranked = change.ranked();
      row.addAll(
          List.of(
              change.pair().a().op().kind(),
              ranked.isEmpty() ? "" : Integer.toString(ranked.size()),
              number(change.whole().relative()),
              number(change.whole().cosine()),
              ranked.isEmpty()
                  ? ""
                  : ranked.get(0)
                      + " ("
                      + number(change.filters().get(ranked.get(0)).relative())
                      + ")"));
      rows.add(row);
      ranked.forEach(
          f -> all.add(new Moved(change.pair().a().id().brief(), f, change.filters().get(f))));
    }
    List<String> headings = new ArrayList<>(List.of(renamed ? "Layer in A" : "Layer"));
    if (renamed) {
      headings.add("Layer in B");
    }
    headings.addAll(List.of("Kind", ">Filters", ">‖ΔW‖/‖W‖", ">Cosine", ">Most changed filter"));
    return List.of(new Ledger("", headings, rows), filters(all));
  }

  private static Ledger filters(List<Moved> all) {
    all.sort(Comparator.comparingDouble((Moved m) -> -m.change.relative()));
    List<List<String>> rows = new ArrayList<>();
    for (Moved moved : all.subList(0, Math.min(RANKED, all.size()))) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              moved.layer,
              Integer.toString(moved.filter),
              number(moved.change.relative()),
              number(moved.change.cosine())));
    }
    return new Ledger(
        "The %d most changed of %,d filters".formatted(rows.size(), all.size()),
        List.of(">#", "Layer", ">Filter", ">‖Δw‖/‖w‖", ">Cosine"),
        rows);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "–";
  }
}
