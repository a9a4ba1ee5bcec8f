package org.convlens.method.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.method.Ledger;
import org.convlens.method.Outcome;
import org.convlens.method.Roll;
import org.convlens.method.health.Fault.Kind;
import org.convlens.net.LayerId;
import org.convlens.task.Note;

/**
 * What was found, for people and for programs.
 *
 * @param faults the worst first
 */
record HealthReport(FilterHealth knobs, List<Examined> layers, List<Fault> faults, Roll roll) {
  private static final int RANKED = 20;
  static final String FAULTY = "faulty";

  /**
   * @param told what must be known of the pictures
   */
  Outcome outcome(List<Note> told) {
    List<Note> notes = new ArrayList<>(told);
    for (Examined r : layers) {
      if (r.twins().isCut()) {
        notes.add(
            Note.warning(
                r.responder().layer().brief()
                    + " has more pairs of like kernels than were followed: raise --cosine."));
      }
    }
    List<Ledger> ledgers = new ArrayList<>(List.of(table()));
    if (!faults.isEmpty()) {
      ledgers.add(ranking());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("pictures", roll.seen());
    facts.put("skipped", roll.skipped());
    facts.put("filters", filters());
    facts.put("counts", counts(faults));
    facts.put("layers", layers.stream().map(this::facts).toList());
    facts.put("faults", faults.stream().map(Fault::facts).toList());
    Optional<String> failure =
        FailIf.parse(knobs.failIf()).stream()
            .flatMap(c -> c.check(kind -> count(faults, kind), filters()).stream())
            .findFirst();
    facts.put("failed", failure.isPresent());
    return new Outcome(
        new FaultSheet(this).draw(notes), ledgers, facts, notes, roll.taken(), failure);
  }

  long filters() {
    return layers.stream().mapToLong(r -> r.responder().kernels().filters()).sum();
  }

  static long count(List<Fault> of, String kind) {
    return kind.equals(FAULTY)
        ? of.stream().map(f -> f.layer() + "\n" + f.filter()).distinct().count()
        : of.stream().filter(f -> f.kind().text().equals(kind)).count();
  }

  private static Map<String, Object> counts(List<Fault> of) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      counts.put(kind.text().replace('-', '_'), count(of, kind.text()));
    }
    counts.put(FAULTY, count(of, FAULTY));
    return counts;
  }

  private List<Fault> of(LayerId layer) {
    return faults.stream().filter(f -> f.layer().equals(layer)).toList();
  }

  private Map<String, Object> facts(Examined layer) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", layer.responder().layer().name());
    facts.put("activation", layer.responder().gate().name());
    facts.put("filters", layer.responder().kernels().filters());
    facts.putAll(counts(of(layer.responder().layer())));
    return facts;
  }

  private Ledger table() {
    List<List<String>> rows = new ArrayList<>();
    for (Examined layer : layers) {
      rows.add(
          row(
              layer.responder().layer().brief(),
              layer.responder().gate().name(),
              layer.responder().kernels().filters(),
              of(layer.responder().layer())));
    }
    rows.add(row("all", "", filters(), faults));
    return new Ledger(
        "",
        List.of(
            "Layer",
            "Activation",
            ">Filters",
            ">Dead",
            ">Duplicate",
            ">Saturated",
            ">Low norm",
            ">Faulty"),
        rows);
  }

  private static List<String> row(String name, String gate, long filters, List<Fault> of) {
    List<String> row =
        new ArrayList<>(List.of(name, gate, String.format(Locale.ROOT, "%,d", filters)));
    for (Kind kind : Kind.values()) {
      long count = count(of, kind.text());
      row.add(count == 0 ? "" : Long.toString(count));
    }
    long faulty = count(of, FAULTY);
    row.add(
        faulty == 0
            ? ""
            : String.format(Locale.ROOT, "%d (%.1f %%)", faulty, 100.0 * faulty / filters));
    return row;
  }

  private Ledger ranking() {
    List<List<String>> rows = new ArrayList<>();
    for (Fault fault : faults.subList(0, Math.min(RANKED, faults.size()))) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              fault.kind().text(),
              fault.layer().brief(),
              Integer.toString(fault.filter()),
              fault.reason()));
    }
    String title =
        faults.size() > RANKED
            ? "The first %d of %,d faults (--json tells all)".formatted(RANKED, faults.size())
            : "Faults, the worst of each kind first";
    return new Ledger(title, List.of(">#", "Fault", "Layer", ">Filter", "Why"), rows);
  }
}
