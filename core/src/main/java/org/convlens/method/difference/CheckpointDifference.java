package org.convlens.method.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Difference;
import org.convlens.method.Explanation;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.LayerNames;
import org.convlens.method.Outcome;
import org.convlens.method.Scene;
import org.convlens.net.Model;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;

/** How far the weights of two checkpoints lie apart, and what that does to a picture. */
@About(
    summary =
        "Two checkpoints of one architecture: how far each layer and filter moved, and its effect.",
    formula =
        "relative change ‖w_B − w_A‖ / ‖w_A‖ and cosine w_A · w_B / (‖w_A‖ ‖w_B‖) per layer and per"
            + " filter; pictures of A and B on one scale, and B − A",
    caution =
        "Weights that moved far need not change what a network does, nor the other way round; two"
            + " separate trainings order their filters differently.",
    compat =
        "No tool compared shows two checkpoints side by side: there are no numbers to " + "match.")
public record CheckpointDifference(
    @Knob(value = "layers drawn, the most changed first", from = 1, to = 64) int layers,
    @Knob(value = "filters drawn of each, the most changed first", from = 1, to = 64) int filters,
    @Knob(
            value = "feature maps drawn of each, the most changed first",
            from = 1,
            to = 64,
            needs = Knobs.PICTURE)
        int maps,
    @Knob(value = "method that draws where both looked", needs = Knobs.PICTURE) String explanation)
    implements Difference {
  public CheckpointDifference {
    Knobs.validate(CheckpointDifference.class, layers, filters, maps, explanation);
  }

  @Override
  public void requireAlike(Model a, Model b) {
    Pairing.of(a, b);
  }

  @Override
  public Outcome look(Scene a, Scene b, Optional<Explanation> explanation) {
    Pairing pairing = Pairing.of(a.network().model(), b.network().model());
    List<LayerChange> changes = pairing.pairs().stream().map(LayerChange::of).toList();
    List<LayerChange> drawn =
        changes.stream()
            .filter(c -> c.pair().isConvolution() && !c.whole().isNone())
            .sorted(Comparator.comparing(LayerChange::whole, Distance.FURTHEST))
            .limit(layers)
            .toList();
    Effect effect = new Effect(a, b, this);
    List<Sheet.Section> sections = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("a", a.network().model().name());
    facts.put("b", b.network().model().name());
    facts.put("layers", changes.stream().map(LayerChange::facts).toList());
    Diagnosis.ofWeights(a.network().model().graph()).forEach(n -> notes.add(n.of("A")));
    Diagnosis.ofWeights(b.network().model().graph()).forEach(n -> notes.add(n.of("B")));
    if (pairing.folded()) {
      notes.add(
          Note.fact(
              "Only one of the two has its batch normalisation within the convolutions: kernels are"
                  + " compared with it multiplied in."));
    }
    for (LayerChange change : changes) {
      if (change.isReordered()) {
        notes.add(
            Note.warning(
                "'"
                    + change.pair().name()
                    + "' holds the same weights in another order, as the two files flatten feature maps"
                    + " differently: its change means nothing."));
      }
    }
    if (a.view().isPresent() && explanation.isPresent()) {
      effect.heat(explanation.get(), sections, notes, facts);
    }
    for (LayerChange change : drawn) {
      sections.addAll(new FilterRows(change, filters).sections());
      if (a.view().isPresent()) {
        sections.addAll(effect.maps(change.pair()));
      }
    }
    if (sections.isEmpty()) {
      changes.stream()
          .filter(c -> c.pair().isConvolution())
          .findFirst()
          .ifPresent(c -> sections.add(new FilterRows(c, filters).unchanged()));
    }
    notes.addAll(unchanged(changes, pairing.folded()));
    long convolutions = changes.stream().filter(c -> c.pair().isConvolution()).count();
    String title =
        String.format(
            Locale.ROOT,
            "A: %s · B: %s%s",
            a.network().model().name(),
            b.network().model().name(),
            drawn.isEmpty() || drawn.size() == convolutions
                ? ""
                : drawn.size() == 1
                    ? " · the most changed convolution"
                    : " · the " + drawn.size() + " most changed convolutions");
    return new Outcome(
        new Sheet(title, sections, Palette.DIVERGING, notes),
        new ChangeTables(changes).ledgers(),
        facts,
        notes,
        0,
        Optional.empty());
  }

  /** What did not change, in words. */
  private static List<Note> unchanged(List<LayerChange> changes, boolean folded) {
    List<Note> notes = new ArrayList<>();
    if (changes.stream().allMatch(LayerChange::isNone)) {
      return List.of(
          Note.fact(folded ? "No kernel differs." : "No weight differs: no filter changed."));
    }
    if (changes.stream().allMatch(c -> c.whole().isNone())) {
      notes.add(Note.fact("No kernel differs: no filter changed."));
    } else if (changes.stream().allMatch(c -> !c.pair().isConvolution() || c.whole().isNone())) {
      notes.add(Note.fact("No kernel of a convolution differs."));
    }
    List<String> others =
        changes.stream()
            .filter(c -> c.whole().isNone() && !c.isNone())
            .map(c -> c.pair().name())
            .toList();
    if (!others.isEmpty()) {
      notes.add(Note.fact("Biases differ where kernels do not: " + LayerNames.few(others) + "."));
    }
    return notes;
  }
}
