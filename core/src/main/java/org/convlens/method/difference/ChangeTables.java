package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convlens.method.Ledger;

/** How far layers and filters moved, in rows. */
record ChangeTables(List<LayerChange> changes) {
  private static final int RANKED = 15;
  private static final int DECIMALS = 4;

  private record Moved(String layer, int filter, Distance change) {}

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
              change.whole().told(DECIMALS),
              change.whole().toldCosine(DECIMALS),
              ranked.isEmpty() ? "" : most(ranked.get(0), change.filters().get(ranked.get(0)))));
      rows.add(row);
      ranked.forEach(
          f -> all.add(new Moved(change.pair().a().id().brief(), f, change.filters().get(f))));
    }
    List<String> headings = new ArrayList<>(List.of(renamed ? "Layer in A" : "Layer"));
    if (renamed) {
      headings.add("Layer in B");
    }
    headings.addAll(List.of("Kind", ">Filters", ">‖ΔW‖/‖W‖", ">Cosine", ">Most changed filter"));
    Ledger layers = new Ledger("", headings, rows);
    return all.stream().allMatch(m -> m.change.isNone())
        ? List.of(layers)
        : List.of(layers, filters(all));
  }

  private static String most(int filter, Distance change) {
    return change.isNone() ? "none changed" : filter + " (" + change.told(DECIMALS) + ")";
  }

  /** Those that moved. */
  private static Ledger filters(List<Moved> all) {
    List<Moved> changed =
        all.stream()
            .filter(m -> !m.change.isNone())
            .sorted(Comparator.comparing(Moved::change, Distance.FURTHEST))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (Moved moved : changed.subList(0, Math.min(RANKED, changed.size()))) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              moved.layer,
              Integer.toString(moved.filter),
              moved.change.told(DECIMALS),
              moved.change.toldCosine(DECIMALS)));
    }
    String title =
        changed.size() <= RANKED
            ? "Changed filters: %,d of %,d".formatted(changed.size(), all.size())
            : "The %d most changed of %,d filters".formatted(rows.size(), all.size());
    return new Ledger(title, List.of(">#", "Layer", ">Filter", ">‖Δw‖/‖w‖", ">Cosine"), rows);
  }
}
