package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Ledger;
import org.convlens.method.Place;
import org.convlens.method.patch.LayerCensus;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.op.Grid;
import org.convlens.picture.Numeral;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.task.Note;

/** The channels of a layer, some at a time; its question's picture is a folder. */
@About(
    summary = "The channels of a layer in a folder's pictures, in an order, some at a time.",
    formula = "of all cells of a channel: largest, mean, share above 0",
    caution = "It is about these pictures only: others may excite a channel more.")
public record UnitsLook(
    @Knob("layer of the channels") Place layer,
    @Knob("which channels come first") Order order,
    @Knob(value = "the first one told, in this order", from = 0) int from,
    @Knob(value = "how many are told", from = 1, to = 1024) int count,
    @Knob(value = "strongest patches told of each", from = 1, to = 64) int top,
    @Knob(value = "pictures of the folder, the first so many", from = 1, to = 10_000_000) int limit)
    implements Look {
  static final UnitsLook DEFAULT = new UnitsLook(Place.LAST_SPATIAL, Order.INDEX, 0, 64, 9, 10_000);

  /** Which channels come first. */
  public enum Order {
    INDEX("channel"),
    /** The largest number that any cell said. */
    MAX("max"),
    /** The largest mean of all cells. */
    MEAN("mean"),
    /** The largest share of cells above 0. */
    ACTIVE("active");

    private final String key;

    Order(String key) {
      this.key = key;
    }
  }

  public UnitsLook {
    Knobs.validate(UnitsLook.class, layer, order, from, count, top, limit);
  }

  @Override
  public String name() {
    return "units";
  }

  @Override
  public Reply answer(Question question, Studio studio, Listener listener) throws IOException {
    Model model = studio.model(question.network()).model();
    LayerId target = layer.oneIn(model.graph());
    int channels = Grid.of(model.graph().node(target).shape()).channels();
    LayerCensus what = new LayerCensus(new Place(target.name()), top, limit);
    Census census = Census.of(what, question, studio, listener);
    List<Integer> all = IntStream.range(0, channels).boxed().toList();
    List<Integer> sorted =
        order == Order.INDEX
            ? all
            : all.stream()
                .sorted(Comparator.comparingDouble(c -> -statistic(census, c, order.key)))
                .toList();
    List<Integer> page = sorted.subList(Math.min(from, channels), Math.min(channels, from + count));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", target.name());
    facts.put("channels", channels);
    for (String key : List.of("receptive_field", "pictures", "skipped")) {
      Optional.ofNullable(census.facts().get(key)).ifPresent(value -> facts.put(key, value));
    }
    facts.put("units", page.stream().map(channel -> unit(census, channel)).toList());
    Object notes = census.facts().getOrDefault(Facts.NOTES, List.of());
    List<Note> told =
        notes instanceof List<?> some
            ? some.stream().map(String::valueOf).map(Note::fact).toList()
            : List.of();
    Facts.putNotes(facts, told);
    return new Reply(facts, List.of(ledger(census, page, target)), told);
  }

  private static Map<String, Object> unit(Census census, int channel) {
    Map<String, Object> facts = new LinkedHashMap<>(census.channel(channel));
    census.faults(channel).ifPresent(faults -> facts.put("faults", faults));
    return facts;
  }

  private static double statistic(Census census, int channel, String key) {
    Object said = census.channel(channel).get("statistics");
    return said instanceof Map<?, ?> map && map.get(key) instanceof Number number
        ? number.doubleValue()
        : Double.NEGATIVE_INFINITY;
  }

  private static Ledger ledger(Census census, List<Integer> page, LayerId target) {
    List<List<String>> rows = new ArrayList<>();
    for (int channel : page) {
      rows.add(
          List.of(
              Integer.toString(channel),
              Numeral.fine(statistic(census, channel, "max")),
              Numeral.fine(statistic(census, channel, "mean")),
              Numeral.of(100 * statistic(census, channel, "active")) + " %",
              census
                  .faults(channel)
                  .map(faults -> faults.isEmpty() ? "" : String.valueOf(faults.get(0).get("fault")))
                  .orElse("")));
    }
    return new Ledger(
        target.toString(), List.of(">Channel", ">Largest", ">Mean", ">Above 0", "Fault"), rows);
  }
}
