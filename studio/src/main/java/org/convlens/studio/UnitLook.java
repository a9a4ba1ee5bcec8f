package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Ledger;
import org.convlens.method.Place;
import org.convlens.method.patch.LayerCensus;
import org.convlens.method.wiring.Wire;
import org.convlens.method.wiring.Wiring;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.op.Grid;
import org.convlens.picture.Numeral;
import org.convlens.report.Json;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.score.Score;
import org.convlens.score.Term;
import org.convlens.task.Note;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.jspecify.annotations.Nullable;

/** All that is known of one channel of a layer; its question's picture is a folder, if any. */
@About(
    summary =
        "All that is known of one channel: its kernel, what feeds it and what it feeds, what it"
            + " sees; of a folder also what it says, its strongest patches and its health.",
    formula =
        "weight between two channels: √Σ w² of the kernel's slice between them; statistics over"
            + " all cells of all pictures",
    caution =
        "Large weights need not carry much: what a channel gives on is its weight times what it"
            + " says.")
public record UnitLook(
    @Knob("layer of the channel") Place layer,
    @Knob(value = "which channel of it", from = 0) int channel,
    @Knob(value = "strongest patches of the folder", from = 1, to = 64) int top,
    @Knob(value = "kernel slices and wires told, the strongest", from = 1, to = 100_000) int most,
    @Knob(value = "pictures of the folder, the first so many", from = 1, to = 10_000_000) int limit)
    implements Look {
  static final UnitLook DEFAULT = new UnitLook(Place.LAST_SPATIAL, 0, 9, 16, 10_000);

  private static final int ROWS = 8;

  /** The widest kernel that is written as numbers. */
  private static final int COLUMNS = 11;

  public UnitLook {
    Knobs.validate(UnitLook.class, layer, channel, top, most, limit);
  }

  @Override
  public String name() {
    return "unit";
  }

  @Override
  public boolean needsPicture() {
    return false;
  }

  @Override
  public Reply answer(Question question, Studio studio, Listener listener) throws IOException {
    Model model = studio.model(question.network()).model();
    LayerId target = layer.oneIn(model.graph());
    int count = Grid.of(model.graph().node(target).shape()).channels();
    if (channel >= count) {
      throw new UsageException(
              "channel %d: layer '%s' has channels 0 to %d".formatted(channel, target, count - 1))
          .about("channel");
    }
    Wiring wiring = Wiring.of(model.graph(), target, channel);
    Map<String, Object> facts = new UnitFacts(model, most).of(target, channel, wiring);
    List<Ledger> ledgers = new ArrayList<>();
    kernel(facts).ifPresent(ledgers::add);
    ledgers.add(wires("What feeds channel %d of %s".formatted(channel, target), wiring.in()));
    ledgers.add(wires("What it feeds", wiring.out()));
    List<Note> notes = new ArrayList<>();
    if (question.picture().isPresent()) {
      LayerCensus what = new LayerCensus(new Place(target.name()), top, limit);
      Census census = Census.of(what, question, studio, listener);
      facts.putAll(seen(census, notes));
      ledgers.add(patches(census));
    }
    facts.put("portrait", portrait(target, question));
    Facts.putNotes(facts, notes);
    return new Reply(facts, ledgers, notes);
  }

  /** What the folder's pictures show. */
  private Map<String, Object> seen(Census census, List<Note> notes) {
    Map<String, Object> facts = new LinkedHashMap<>(census.channel(channel));
    facts.remove("channel");
    for (String key : List.of("pictures", "skipped")) {
      Optional.ofNullable(census.facts().get(key)).ifPresent(value -> facts.put(key, value));
    }
    census.faults(channel).ifPresent(faults -> facts.put("faults", faults));
    if (census.facts().get(Facts.NOTES) instanceof List<?> told) {
      told.forEach(note -> notes.add(Note.fact(String.valueOf(note))));
    }
    return facts;
  }

  /** The request for the picture that the channel wants to see. */
  private Map<String, Object> portrait(LayerId target, Question question) {
    Entry entry = Catalog.entry("activation-maximisation");
    Score score = new Score(List.of(new Score.Weighted(1, new Term.Channel(target, channel))));
    Question asked =
        question
            .about(Optional.empty())
            .explaining(Optional.empty(), Optional.empty(), Optional.of(score.toString()));
    DrawRequest request = new DrawRequest(entry, entry.defaults(), Checks.NONE, asked);
    return Json.object(request.toJson());
  }

  /** The strongest slice of the kernel, where it has more than one cell. */
  private static Optional<Ledger> kernel(Map<String, Object> facts) {
    if (!(facts.get("kernel") instanceof Map<?, ?> kernel)
        || !(kernel.get("slices") instanceof List<?> slices)
        || slices.isEmpty()
        || !(slices.get(0) instanceof Map<?, ?> slice)
        || !(slice.get("weights") instanceof List<?> weights)
        || weights.isEmpty()
        || !(weights.get(0) instanceof List<?> first)
        || first.size() > COLUMNS
        || weights.size() * first.size() < 2) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Object row : weights) {
      if (row instanceof List<?> cells) {
        rows.add(cells.stream().map(UnitLook::weight).toList());
      }
    }
    List<String> headings = IntStream.range(0, first.size()).mapToObj(i -> ">" + i).toList();
    return Optional.of(
        new Ledger(
            "Its kernel over channel %s, the strongest of %s (norm %s of %s)"
                .formatted(
                    slice.get("channel"),
                    kernel.get("depth"),
                    weight(slice.get("norm")),
                    weight(kernel.get("norm"))),
            headings,
            rows));
  }

  private static String weight(@Nullable Object number) {
    return number instanceof Number n ? Numeral.of(n.doubleValue()) : "not a number";
  }

  private static Ledger wires(String title, List<Wire> wires) {
    List<List<String>> rows = new ArrayList<>();
    for (Wire wire : wires.subList(0, Math.min(ROWS, wires.size()))) {
      rows.add(
          List.of(
              wire.layer().brief(),
              Integer.toString(wire.channel()),
              Numeral.fine(wire.norm()),
              Numeral.fine(wire.sum())));
    }
    String more = wires.size() > ROWS ? ", the strongest " + ROWS + " of " + wires.size() : "";
    return new Ledger(title + more, List.of("Layer", ">Channel", ">Weight (norm)", ">Sum"), rows);
  }

  private Ledger patches(Census census) {
    List<List<String>> rows = new ArrayList<>();
    if (census.channel(channel).get("patches") instanceof List<?> patches) {
      for (Object one : patches) {
        if (one instanceof Map<?, ?> patch) {
          rows.add(
              List.of(
                  String.valueOf(patch.get("picture")),
                  patch.get("activation") instanceof Number number
                      ? Numeral.fine(number.doubleValue())
                      : "",
                  patch.get("unit") instanceof List<?> cell
                      ? cell.stream().map(String::valueOf).collect(Collectors.joining(", "))
                      : ""));
        }
      }
    }
    return new Ledger("Strongest in", List.of("Picture", ">Activation", "Row, column"), rows);
  }
}
