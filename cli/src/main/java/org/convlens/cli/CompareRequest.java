package org.convlens.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.picture.Comparison;
import org.convlens.picture.Drawing;
import org.convlens.picture.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Version;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.convlens.trust.Cost;
import org.convlens.trust.Examination;

/**
 * Heatmaps that are to be compared. The same request gives the same bytes.
 *
 * @param target the class to explain; absent for the predicted one
 * @param label what to call it; absent for what the network calls it
 */
record CompareRequest(
    List<Choice> choices,
    Checks checks,
    OpenedModel model,
    OpenedPicture picture,
    Optional<Integer> target,
    Optional<String> label,
    long seed,
    int threads,
    Precision precision) {
  /** What stands for the method in the provenance. */
  static final String NAME = "compare";

  private static final String METHODS = "methods";
  static final String TRUST = "trust";

  /** The request behind a sheet. */
  static CompareRequest of(Provenance provenance, OpenedModel model, OpenedPicture picture) {
    return new CompareRequest(
        Choice.parse(provenance.knobs().getOrDefault(METHODS, "")),
        Catalog.checks(provenance.knobs().getOrDefault(TRUST, "")),
        model.preprocessed(Phrases.preprocessing(provenance.preprocessing())),
        picture,
        provenance.target(),
        provenance.label(),
        provenance.seed(),
        provenance.threads(),
        provenance.precision());
  }

  /**
   * The class whose heatmaps are compared.
   *
   * @throws IOException with one line, if what the network says is no number
   */
  Prediction explained(Network network) throws IOException {
    Prediction chosen = Prediction.explained(network, scene(network).input(), target);
    Diagnosis.requireNumber(network.model(), chosen);
    return chosen;
  }

  /**
   * Without the methods that refuse this network.
   *
   * @param words hears what is left out, and why
   */
  CompareRequest fitting(Network network, Prediction explained, Consumer<String> words) {
    List<Choice> fitting = new ArrayList<>();
    for (Choice choice : choices) {
      try {
        Cost.of(scene(network), explained.index(), choice.method());
        fitting.add(choice);
      } catch (UsageException refusal) {
        words.accept("left out: " + refusal.getMessage());
      }
    }
    return new CompareRequest(
        fitting, checks, model, picture, target, label, seed, threads, precision);
  }

  /** The same about another picture. */
  CompareRequest about(OpenedPicture other) {
    return new CompareRequest(
        choices, checks, model, other, target, label, seed, threads, precision);
  }

  /** What the work is going to cost. */
  Cost cost(Network network, Engine engine, Prediction explained) {
    return Cost.of(scene(network), explained.index(), methods(), checks, engine);
  }

  /** How many passes the work takes. */
  long passes(Network network, Prediction explained) {
    return Cost.passes(scene(network), explained.index(), methods(), checks);
  }

  private Scene scene(Network network) {
    return Scene.of(network, picture.pixels()).seeded(seed);
  }

  private List<Explanation> methods() {
    return choices.stream().map(Choice::method).toList();
  }

  /**
   * Looks, asks the checks and draws. When the work is stopped, the sheet holds the methods that
   * are finished.
   *
   * @param explained by {@link #explained}
   * @param passes that it takes
   * @throws StoppedException if it is stopped before one is finished
   */
  Compared draw(
      Network network, Engine engine, Prediction explained, long passes, Progress progress) {
    List<Examination.Candidate> candidates =
        choices.stream()
            .map(choice -> new Examination.Candidate(choice.toString(), choice.method()))
            .toList();
    progress.begin(NAME, passes);
    List<Examination> all =
        Examination.each(candidates, scene(network), explained.index(), checks, engine, progress);
    List<Choice> finished = choices.subList(0, all.size());
    progress.end();
    if (all.isEmpty()) {
      throw new StoppedException(
          "stopped before the first method was finished: nothing is written");
    }
    List<Examination> compared = Examination.compared(all);
    String title =
        String.format(
            Locale.ROOT,
            "%s · what %s",
            explained.said(label.orElse(explained.label())),
            all.size() == 1 ? "one method shows" : all.size() + " methods show");
    Comparison sheet = Examination.sheet(title, compared);
    Provenance provenance = provenance(explained, finished);
    byte[] png = Png.bytes(Drawing.draw(sheet), Map.of(Png.PROVENANCE, provenance.toJson()));
    return new Compared(png, explained, compared, provenance, finished.size() < choices.size());
  }

  private Provenance provenance(Prediction explained, List<Choice> finished) {
    Map<String, String> knobs = new LinkedHashMap<>();
    knobs.put(METHODS, finished.stream().map(Choice::toString).collect(Collectors.joining(",")));
    knobs.put(TRUST, checks.toString());
    return new Provenance(
        Version.text(),
        NAME,
        knobs,
        Optional.of(explained.index()),
        label.or(() -> Optional.of(explained.label())),
        Optional.of(Prediction.score(model.model().head(), explained.index()).toString()),
        model.source(),
        Phrases.inputSize(model.model()),
        Optional.of(picture.source()),
        Phrases.json(model.model().preprocessing()),
        seed,
        threads,
        precision);
  }
}
